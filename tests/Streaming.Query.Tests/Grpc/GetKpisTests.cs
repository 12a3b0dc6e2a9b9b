using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using WindowList = Streaming.Contracts.Kpi.V1.Windows;

namespace Streaming.Query.Tests.Grpc;

public sealed class GetKpisTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task GetKpis_NothingAsked_AnswersAllKpisOfTheLastHour()
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest());

        var result = Assert.Single(response.Results);
        Assert.Equal("1h", result.Window);
        Assert.Equal("2024-05-17T12:48:00Z", Text(result.Interval.Start));
        Assert.Equal("2024-05-17T13:48:00Z", Text(result.Interval.End));
        Assert.Equal("2024-05-17T13:48:00Z", Text(response.State.AsOf));
        Assert.Equal("2024-05-17T13:47:53.25Z", Text(response.State.DataThrough));
        Assert.NotEmpty(response.State.StateId);
        Assert.False(response.State.Stale);
        Assert.Equal(StreamMode.Live, response.State.Mode);
        var row = Assert.Single(result.Rows);
        Assert.Equal(13, Value(row, "tickets_total").Value);
        Assert.Equal(180, Value(row, "first_response_time", "mean").Value);
        Assert.Equal(2, Value(row, "first_response_time", "mean").SampleSize);
        Assert.Equal(100, Value(row, "nps").Value);
        Assert.Equal(15, Value(row, "backlog").Value);
        Assert.Equal(2, Value(row, "backlog").LevelStart);
        Assert.Equal(13, Value(row, "backlog").LevelChange);
        Assert.False(Value(row, "csat_mean").HasValue);
        Assert.Equal(AbsentReason.NoData, Value(row, "csat_mean").AbsentReason);
    }

    [Fact]
    public async Task GetKpis_WindowThatBeginsBeforeTheFirstEvent_DoesNotSayThatLevelsBeganAtNone()
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest { Windows = new WindowList { Names = { "1h", "24h" } } });

        var (known, unknown) = (Value(response.Results[0].Rows[0], "backlog"), Value(response.Results[1].Rows[0], "backlog"));
        Assert.Equal((15, 2, 13), (known.Value, known.LevelStart, known.LevelChange));
        Assert.Equal((15, false, false), (unknown.Value, unknown.HasLevelStart, unknown.HasLevelChange));
    }

    [Theory]
    [InlineData("2024-05-17T08:47:40Z", false)]
    [InlineData("2024-05-17T08:47:50Z", true)]
    public async Task GetKpis_IntervalAroundTheFirstEvent_LevelHasAStartOnlyFromItsPaneOn(string from, bool isKnown)
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest { Interval = new Interval { Start = Time(from), End = Time("2024-05-17T13:47:50Z") } });

        var backlog = Value(response.Results[0].Rows[0], "backlog");
        Assert.Equal((15, isKnown, 0), (backlog.Value, backlog.HasLevelStart, backlog.LevelStart));
    }

    [Fact]
    public async Task GetKpis_WindowThatOnlyTheFutureCanHold_NamesNoNearest()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Engine:FinestSpan=01:00:00");
        await host.RefreshAsync();

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.GetKpisAsync(
            new GetKpisRequest { Windows = new WindowList { Names = { "4h" } } }).ResponseAsync);

        Assert.Equal((StatusCode.OutOfRange, "windows.names[0]"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
        Assert.Null(fault.Trailers.GetValue(ErrorTrailers.NearestStart));
    }

    [Theory]
    [InlineData("1h")]
    [InlineData("7d")]
    [InlineData("30d")]
    [InlineData("90d")]
    public async Task GetKpis_AsOfOfAnAnswer_MayBeAskedForAgain(string window)
    {
        var request = new GetKpisRequest { Windows = new WindowList { Names = { window } }, WithPrevious = true };
        var now = await _host.Client.GetKpisAsync(request);

        var again = await _host.Client.GetKpisAsync(new GetKpisRequest(request) { AsOf = now.State.AsOf });

        Assert.Equal(now.State.AsOf, again.State.AsOf);
        Assert.Equal(now.Results, again.Results);
        var later = now.State.AsOf.ToDateTimeOffset().AddSeconds(1).ToTimestamp();
        var fault = await Assert.ThrowsAsync<RpcException>(async () => await _host.Client.GetKpisAsync(new GetKpisRequest { AsOf = later }));
        Assert.Equal("as_of: must not be later than the present, 2024-05-17T13:48:00Z.", fault.Status.Detail);
    }

    [Theory]
    [InlineData("as_of", "0001-01-01T00:00:00Z")]
    [InlineData("as_of", "1969-12-31T23:59:59.999Z")]
    [InlineData("interval.start", "0001-01-01T00:00:00Z")]
    [InlineData("interval.end", "2200-01-01T00:00:00.001Z")]
    [InlineData("interval.end", "9999-12-31T23:59:59Z")]
    public async Task GetKpis_InstantOutsideOfTheYears_NamesItsFieldAndTheYears(string field, string instant)
    {
        var time = Time(instant);
        var now = SmallDesk.Now.ToTimestamp();
        var request = field switch
        {
            "as_of" => new GetKpisRequest { Periods = new Periods { Names = { "yesterday" } }, AsOf = time },
            "interval.start" => new GetKpisRequest { Interval = new Interval { Start = time, End = now } },
            _ => new GetKpisRequest { Interval = new Interval { Start = now, End = time } },
        };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, field), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
        Assert.Equal($"{field}: is {instant} but must be from 1970-01-01T00:00:00Z to 2200-01-01T00:00:00Z.", fault.Status.Detail);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", "2200-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:10Z")]
    public async Task GetKpis_IntervalAtTheEdgeOfTheYears_IsOutOfRange(string from, string to)
    {
        var request = new GetKpisRequest { Interval = new Interval { Start = Time(from), End = Time(to) }, WithPrevious = true };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.OutOfRange, fault.StatusCode);
    }

    [Theory]
    [InlineData("today")]
    [InlineData("yesterday")]
    [InlineData("last_week")]
    [InlineData("last_year")]
    public async Task GetKpis_PeriodAsOfTheFirstYear_IsOutOfRange(string period)
    {
        var request = new GetKpisRequest { Periods = new Periods { Names = { period } }, AsOf = Time("1970-01-01T00:00:00Z"), WithPrevious = true };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.OutOfRange, fault.StatusCode);
    }

    [Fact]
    public async Task GetKpis_InstantThatIsNone_NamesItsField()
    {
        var request = new GetKpisRequest { AsOf = new Timestamp { Seconds = long.MaxValue, Nanos = 5 } };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, "as_of"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
    }

    [Theory]
    [InlineData("sla_running")]
    [InlineData("sla_breached_open")]
    [InlineData("sla_met")]
    [InlineData("customers")]
    [InlineData("customers_left")]
    [InlineData("contact_deflection_gross")]
    [InlineData("headcount")]
    public async Task GetKpis_NothingPromisedAndNobodyReadsCustomers_IsAbsentAndNotZero(string kpi)
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { kpi } });

        Assert.All(Assert.Single(Assert.Single(response.Results).Rows).Values, static value =>
        {
            Assert.False(value.HasValue);
            Assert.Equal(AbsentReason.NoData, value.AbsentReason);
        });
    }

    [Fact]
    public async Task GetKpis_ByTeamWithALimit_RanksAndFoldsTheRest()
    {
        var request = new GetKpisRequest { GroupBy = { "team" }, Limit = 1, Kpis = { "tickets_total", "backlog" }, Windows = new WindowList { Names = { "24h" } } };

        var result = Assert.Single((await _host.Client.GetKpisAsync(request)).Results);

        Assert.Equal(4, result.GroupCount);
        Assert.Equal(["billing", "unknown", "other"], result.Rows.Select(row => row.Group[0].Value));
        Assert.Equal([false, false, true], result.Rows.Select(row => row.Folded));
        Assert.Equal([7, 1, 7], result.Rows.Select(row => Value(row, "tickets_total").Value));
        Assert.Equal([7, 1, 7], result.Rows.Select(row => Value(row, "backlog").Value));
    }

    [Fact]
    public async Task GetKpis_SplitThatDoesNotExist_SaysWhichDo()
    {
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await _host.Client.GetKpisAsync(new GetKpisRequest { GroupBy = { "weather" } }));
        var other = await Assert.ThrowsAsync<RpcException>(async () => await _host.Client.GetKpisAsync(new GetKpisRequest { GroupBy = { "product" }, Kpis = { "tickets_total" } }));
        var none = await Assert.ThrowsAsync<RpcException>(async () => await _host.Client.GetKpisAsync(new GetKpisRequest { GroupBy = { "team" }, Kpis = { "ltv_to_cac" } }));

        Assert.Equal(
            "group_by[0]: 'weather' is no dimension; there are team, channel, category, priority; or team, agent; or customer; or segment, agent; or segment, product; or help_topic.",
            unknown.Status.Detail);
        Assert.Equal("kpis[0]: 'tickets_total' cannot be split by product: it is kept by team, channel, category, priority; or team, agent.", other.Status.Detail);
        Assert.Equal("kpis[0]: 'ltv_to_cac' cannot be split by team: it is kept as a whole only.", none.Status.Detail);
    }

    [Fact]
    public async Task GetKpis_EqualCounts_AreRankedByName()
    {
        var request = new GetKpisRequest { GroupBy = { "team" }, Kpis = { "tickets_total" }, Windows = new WindowList { Names = { "24h" } } };

        var result = Assert.Single((await _host.Client.GetKpisAsync(request)).Results);

        Assert.Equal(["billing", "tech", "sales", "unknown"], result.Rows.Select(row => row.Group[0].Value));
    }

    [Fact]
    public async Task GetKpis_FilterByUnknown_KeepsWhatHasNoTeam()
    {
        var request = new GetKpisRequest
        {
            Kpis = { "tickets_total" },
            Filters = { new Filter { Dimension = "team", Values = { "unknown" } } },
        };

        Assert.Equal(1, (await _host.Client.GetKpisAsync(request)).Results[0].Rows[0].Values[0].Value);
    }

    [Fact]
    public async Task GetKpis_ByAgent_AsksTheAgentCube()
    {
        var request = new GetKpisRequest { GroupBy = { "agent" }, Kpis = { "first_response_time" } };

        var result = (await _host.Client.GetKpisAsync(request)).Results[0];

        Assert.Equal(["a1", "a2"], result.Rows.Select(row => row.Group[0].Value));
        Assert.Equal([120, 240], result.Rows.Select(row => row.Values[0].Value));
    }

    [Fact]
    public async Task GetKpis_WithPrevious_ComparesWithThePeriodBefore()
    {
        var request = new GetKpisRequest { Kpis = { "tickets_total" }, Windows = new WindowList { Names = { "1h" } }, WithPrevious = true };

        var result = (await _host.Client.GetKpisAsync(request)).Results[0];

        Assert.Equal(result.Interval.Start, result.PreviousInterval.End);
        Assert.Equal(13, result.Rows[0].Values[0].Value);
        Assert.Equal(0, result.Rows[0].Values[0].PreviousValue);
    }

    [Fact]
    public async Task GetKpis_ExplicitInterval_CoversExactlyThat()
    {
        var request = new GetKpisRequest
        {
            Kpis = { "tickets_total" },
            Interval = new Interval { Start = Time("2024-05-17T13:46:50Z"), End = Time("2024-05-17T13:47:00Z") },
        };

        var result = (await _host.Client.GetKpisAsync(request)).Results[0];

        Assert.Equal("", result.Window);
        Assert.Equal(7, result.Rows[0].Values[0].Value);
    }

    [Fact]
    public async Task GetKpis_AsOfInThePast_SeesNothingLater()
    {
        var request = new GetKpisRequest { Kpis = { "tickets_total", "backlog" }, AsOf = Time("2024-05-17T13:46:00Z") };

        var row = (await _host.Client.GetKpisAsync(request)).Results[0].Rows[0];

        Assert.Equal(5, row.Values[0].Value);
        Assert.Equal(7, row.Values[1].Value);
    }

    [Fact]
    public async Task GetKpis_TenantNeverSeen_HasNoDataAndNoZeros()
    {
        var row = (await _host.Client.GetKpisAsync(new GetKpisRequest { Tenant = "nobody" })).Results[0].Rows[0];

        Assert.All(row.Values, value => Assert.False(value.HasValue));
    }

    public static TheoryData<string, GetKpisRequest> Invalid => new()
    {
        { "kpis[1]", new GetKpisRequest { Kpis = { "nps", "no_such" } } },
        { "kpis[1]", new GetKpisRequest { Kpis = { "nps", "nps" } } },
        { "kpis[0]", new GetKpisRequest { Kpis = { "tickets_by_category" }, GroupBy = { "agent" } } },
        { "filters[0].dimension", new GetKpisRequest { Filters = { new Filter { Dimension = "Team", Values = { "x" } } } } },
        { "filters[0].values", new GetKpisRequest { Filters = { new Filter { Dimension = "team" } } } },
        { "group_by", new GetKpisRequest { GroupBy = { "agent", "channel" } } },
        { "group_by[1]", new GetKpisRequest { GroupBy = { "team", "team" } } },
        { "limit", new GetKpisRequest { Limit = 1_001 } },
        { "windows.names[0]", new GetKpisRequest { Windows = new WindowList { Names = { "2h" } } } },
        { "windows.names[1]", new GetKpisRequest { Windows = new WindowList { Names = { "1h", "1h" } } } },
        { "windows.names[0]", new GetKpisRequest { Windows = new WindowList { Names = { "5m" } }, GroupBy = { "agent" } } },
        { "as_of", new GetKpisRequest { AsOf = Time("2024-05-17T13:48:10Z") } },
        { "interval.end", new GetKpisRequest { Interval = new Interval { Start = Time("2024-05-17T13:00:00Z") } } },
        { "tenant", new GetKpisRequest { Tenant = new string('x', 257) } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task GetKpis_InvalidArgument_NamesItsField(string field, GetKpisRequest request)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field + ":", fault.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(field, fault.Trailers.GetValue(ErrorTrailers.Field));
    }

    /// <summary>What is too large is refused before it is read, so no field of it can be named.</summary>
    [Fact]
    public async Task GetKpis_RequestBeyondItsLimit_IsResourceExhausted()
    {
        var request = new GetKpisRequest { Filters = { new Filter { Dimension = "team", Values = { new string('x', QueryLimits.RequestBytes) } } } };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, fault.StatusCode);
        Assert.Null(fault.Trailers.GetValue(ErrorTrailers.Field));
    }

    [Fact]
    public async Task ListKpis_TenantTooLong_NamesItsField()
    {
        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.ListKpisAsync(new ListKpisRequest { Tenant = new string('t', 257) }).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, "tenant"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
    }

    [Theory]
    [InlineData("2024-05-10T00:00:00Z", "2024-05-18T00:00:00Z", "2024-05-02T10:00:00Z")]
    [InlineData("2024-05-10T00:00:00Z", "2024-05-17T13:47:40Z", "2024-05-02T10:00:00Z")]
    [InlineData("2024-01-01T00:00:00Z", "2024-04-01T12:00:00Z", "2023-10-01T00:00:00Z")]
    [InlineData("2024-05-17T08:00:00Z", "2024-05-18T00:00:00Z", "2024-05-17T02:12:00Z")]
    [InlineData("2024-05-16T12:00:00Z", "2024-05-16T14:10:10Z", null)]
    public async Task GetKpis_IntervalWithPrevious_StartsItOnThePanesThatHoldIt(string from, string to, string? start)
    {
        var request = new GetKpisRequest { Kpis = { "tickets_total" }, Interval = new Interval { Start = Time(from), End = Time(to) }, WithPrevious = true };

        var result = (await _host.Client.GetKpisAsync(request)).Results[0];

        Assert.Equal(start, result.PreviousInterval is { } previous ? Text(previous.Start) : null);
        Assert.Equal(start is null ? null : from, result.PreviousInterval is { } before ? Text(before.End) : null);
    }

    [Fact]
    public async Task GetKpis_IntervalOffItsBoundary_IsOutOfRangeAndNamesTheNearest()
    {
        var request = new GetKpisRequest { Interval = new Interval { Start = Time("2024-05-17T13:46:57Z"), End = Time("2024-05-17T13:47:09Z") } };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.OutOfRange, fault.StatusCode);
        Assert.Equal("2024-05-17T13:47:00Z", fault.Trailers.GetValue(ErrorTrailers.NearestStart));
        Assert.Equal("2024-05-17T13:47:10Z", fault.Trailers.GetValue(ErrorTrailers.NearestEnd));
    }

    [Fact]
    public async Task GetKpis_ShortWindowLongAgo_IsOutOfRange()
    {
        var request = new GetKpisRequest { AsOf = Time("2024-05-01T00:00:00Z") };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.OutOfRange, fault.StatusCode);
        Assert.Equal("windows.names[0]", fault.Trailers.GetValue(ErrorTrailers.Field));
    }

    internal static KpiValue Value(GroupRow row, string key, string statistic = "") =>
        row.Values.Single(value => value.Key == key && value.Statistic == statistic);

    internal static Timestamp Time(string text) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    internal static string Text(Timestamp time) => Query.Grpc.RequestFault.Rfc3339(time.ToDateTimeOffset().ToUnixTimeMilliseconds());
}
