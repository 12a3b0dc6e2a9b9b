using System.Globalization;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;
using Streaming.Domain.Windows;
using Streaming.Query.Tests.Support;
using Cube = Streaming.Domain.Names.Cube;

namespace Streaming.Query.Tests.Grpc;

/// <summary>I10: load by weekday and hour, also when clocks change.</summary>
public sealed class LoadProfileTests
{
    private const long QuarterMs = 900_000;

    [Theory]
    [InlineData("Europe/Paris", "2024-04-09T10:00:00Z", 7, 2, 3)]
    [InlineData("Europe/Paris", "2024-11-05T10:00:00Z", 7, 2, 5)]
    [InlineData("Asia/Kolkata", "2024-04-09T10:00:00Z", 7, 2, 4)]
    public async Task GetLoadProfile_OneTicketAQuarter_IsFourAnHourWhateverTheClocksDo(string zone, string now, int weekday, int hour, double hours)
    {
        var nowMs = Ms(now);
        var shard = Shard(nowMs);
        for (var at = nowMs - (40 * 86_400_000L); at < nowMs; at += QuarterMs)
        {
            Created(shard, at, "billing", nowMs);
        }

        shard.Commit();
        await using var host = await QueryHost.StartAsync(new FakeShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(nowMs), $"--Engine:TimeZone={zone}", "--Query:Shards=1");
        await host.RefreshAsync();

        var profile = await host.Client.GetLoadProfileAsync(new GetLoadProfileRequest());

        Assert.Equal(168, profile.Slots.Count);
        Assert.Equal((1, 0), (profile.Slots[0].Weekday, profile.Slots[0].Hour));
        Assert.All(profile.Slots, slot => Assert.Equal(4, slot.PerHour));
        Assert.All(profile.Slots, slot => Assert.Equal(slot.Hours * 4, slot.Values[0].Value));
        var changed = profile.Slots.Single(slot => slot.Weekday == weekday && slot.Hour == hour);
        Assert.Equal(hours, changed.Hours);
        Assert.All(profile.Slots.Where(slot => slot != changed), slot => Assert.Equal(4, slot.Hours));
    }

    [Fact]
    public async Task GetLoadProfile_RandomTickets_EqualsSortingThemByTheClockOnTheWall()
    {
        const string now = "2024-11-06T03:20:00Z";
        var random = new Random(5);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var shard = Shard(Ms(now));
        var expected = new long[168];
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(Ms(now)), zone).Date;
        for (var i = 0; i < 2_000; i++)
        {
            var at = Ms(now) - random.NextInt64(30 * 86_400_000L);
            var team = random.Next(2) == 0 ? "billing" : "tech";
            Created(shard, at, team, Ms(now));
            var wall = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone);
            if (team == "billing" && wall.Date < local && wall.Date >= local.AddDays(-14))
            {
                expected[((((int)wall.DayOfWeek + 6) % 7) * 24) + wall.Hour]++;
            }
        }

        shard.Commit();
        await using var host = await QueryHost.StartAsync(
            new FakeShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Ms(now)), "--Engine:TimeZone=America/New_York", "--Query:Shards=1");
        await host.RefreshAsync();

        var profile = await host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Weeks = 2, Filters = { new Filter { Dimension = "team", Values = { "billing" } } } });

        Assert.Equal(expected.Select(count => (double)count), profile.Slots.Select(slot => slot.Values[0].Value));
    }

    [Theory]
    [InlineData("kpi", "backlog", 0)]
    [InlineData("kpi", "no_such", 0)]
    [InlineData("kpi", "active_customers", 0)]
    [InlineData("kpi", "retention_rate", 0)]
    [InlineData("weeks", "", 13)]
    [InlineData("weeks", "", -1)]
    public async Task GetLoadProfile_WrongArgument_NamesItsField(string field, string kpi, int weeks)
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Kpi = kpi, Weeks = weeks }).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.Equal(field, fault.Trailers.GetValue(ErrorTrailers.Field));
    }

    [Fact]
    public async Task GetLoadProfile_AsOfTheFirstYear_NamesItsField()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();

        var request = new GetLoadProfileRequest { AsOf = GetKpisTests.Time("0001-01-01T00:00:00Z") };
        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.GetLoadProfileAsync(request).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, "as_of"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", "as_of", 4, "2024-02-07T00:00:00Z", "2024-03-06T00:00:00Z")]
    [InlineData("2023-12-01T10:00:00Z", "as_of", 12, "2024-02-07T00:00:00Z", "2024-05-01T00:00:00Z")]
    [InlineData("2024-02-13T23:00:00Z", "as_of", 1, "2024-02-07T00:00:00Z", "2024-02-14T00:00:00Z")]
    [InlineData("2024-02-14T00:00:00Z", "weeks", 2, "2024-02-07T00:00:00Z", "2024-02-14T00:00:00Z")]
    [InlineData("2024-03-01T10:00:00Z", "weeks", 4, "2024-02-09T00:00:00Z", "2024-03-01T00:00:00Z")]
    public async Task GetLoadProfile_WeeksThatAreGone_NamesTheNearestThatAreLeft(string asOf, string field, int weeks, string start, string end)
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();
        var request = new GetLoadProfileRequest { AsOf = GetKpisTests.Time(asOf), Weeks = weeks };

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.GetLoadProfileAsync(request).ResponseAsync);

        Assert.Equal((StatusCode.OutOfRange, field), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
        Assert.Equal((start, end), (fault.Trailers.GetValue(ErrorTrailers.NearestStart), fault.Trailers.GetValue(ErrorTrailers.NearestEnd)));
        var nearest = new Interval { Start = GetKpisTests.Time(start), End = GetKpisTests.Time(end) };
        request.AsOf = nearest.End;
        request.Weeks = (nearest.End - nearest.Start).ToTimeSpan().Days / 7;
        var profile = await host.Client.GetLoadProfileAsync(request);
        Assert.Equal(nearest.End, profile.Interval.End);
    }

    [Fact]
    public async Task GetLoadProfile_FilterThatSplitsNotTheKpi_NamesTheKpi()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();

        var request = new GetLoadProfileRequest { Kpi = "tickets_by_category", Filters = { new Filter { Dimension = "agent", Values = { "a1" } } } };
        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.GetLoadProfileAsync(request).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, "kpi"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
    }

    private static FakeShard Shard(long nowMs) => new(0)
    {
        Meta = new ShardMeta { Topics = [new TopicProgress("support.tickets.v1", "", 1, 10, 0)], TimerTimeMs = nowMs, EventHighMs = nowMs },
    };

    private static void Created(FakeShard shard, long timeMs, string team, long nowMs)
    {
        var delta = new MeasureSet();
        delta.Add(Measure.TicketsCreated, 1);
        var isOld = timeMs < PaneSpans.At(new PaneGrid(new Domain.Time.ZoneDays(TimeZoneInfo.Utc)), nowMs, PaneSpanLengths.Default, PaneSize.TenSeconds).FinestFromMs;
        var pane = isOld ? PaneKey.At(PaneSize.QuarterHour, timeMs / QuarterMs * QuarterMs) : PaneKey.At(PaneSize.TenSeconds, timeMs / 10_000 * 10_000);
        shard.Add(pane, shard.Split(Cube.Main, "default", team, "mail"), delta);
    }

    private static long Ms(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
