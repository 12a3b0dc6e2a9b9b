using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using WindowList = Streaming.Contracts.Kpi.V1.Windows;

namespace Streaming.Query.Tests.Grpc;

/// <summary>Calendar periods, and how numbers have changed.</summary>
public sealed class PeriodsTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Engine:TimeZone=Europe/Paris", "--Kpis:FirstDayOfWeek=Friday");
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task GetKpis_Periods_BeginAtLocalMidnights()
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest
        {
            Kpis = { "tickets_total" },
            Periods = new Periods { Names = { "today", "yesterday", "this_week", "this_month" } },
        });

        Assert.Equal(["today", "yesterday", "this_week", "this_month"], response.Results.Select(result => result.Window));
        Assert.Equal(
            ["2024-05-16T22:00:00Z", "2024-05-15T22:00:00Z", "2024-05-16T22:00:00Z", "2024-04-30T22:00:00Z"],
            response.Results.Select(result => GetKpisTests.Text(result.Interval.Start)));
        Assert.Equal([15, 0, 15, 15], response.Results.Select(result => result.Rows[0].Values[0].Value));
    }

    [Fact]
    public async Task GetKpis_PeriodAmongWindows_IsAnsweredToo()
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_total" }, Windows = new WindowList { Names = { "1h", "today" } } });

        Assert.Equal([13, 15], response.Results.Select(result => result.Rows[0].Values[0].Value));
    }

    [Fact]
    public async Task GetKpis_PeriodByAgent_IsAnsweredFromTheAgentCube()
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "first_response_time" }, GroupBy = { "agent" }, Periods = new Periods() });

        Assert.Equal("today", response.Results[0].Window);
        Assert.Equal([120, 240], response.Results[0].Rows.Select(row => row.Values[0].Value));
    }

    [Fact]
    public async Task GetKpis_WithPrevious_HasDeltasWhereBothAreThere()
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest
        {
            Kpis = { "tickets_total", "nps", "backlog" },
            Windows = new WindowList { Names = { "1h" } },
            WithPrevious = true,
        });

        var values = response.Results[0].Rows[0].Values;
        Assert.Equal((0, 13), (values[0].PreviousValue, values[0].Delta));
        Assert.False(values[0].HasDeltaRatio);
        Assert.False(values[1].HasDelta);
        Assert.False(values[1].HasDeltaRatio);
        var backlog = values.Single(value => value.Key == "backlog");
        Assert.Equal((15, 2, 13, 6.5), (backlog.Value, backlog.PreviousValue, backlog.Delta, backlog.DeltaRatio));
    }

    [Fact]
    public async Task GetKpis_PeriodBeforeBeginsBeforeTheFirstEvent_IsHeldAgainstNothing()
    {
        var response = await _host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_total", "backlog" }, Periods = new Periods(), WithPrevious = true });

        var result = response.Results[0];
        Assert.Equal("2024-05-16T13:48:00Z", GetKpisTests.Text(result.PreviousInterval.End));
        Assert.DoesNotContain(result.Rows[0].Values, static value => value.HasDelta || value.HasDeltaRatio || value.HasPreviousValue);
    }

    [Fact]
    public async Task GetSeries_Period_CoversItByWholeSteps()
    {
        var response = await _host.Client.GetSeriesAsync(new GetSeriesRequest { Kpis = { "tickets_total" }, Period = "today", Step = "4h" });

        Assert.Equal("2024-05-16T20:00:00Z", GetKpisTests.Text(response.Interval.Start));
        Assert.Equal("2024-05-17T16:00:00Z", GetKpisTests.Text(response.Interval.End));
        Assert.Equal([0, 0, 0, 2, 13], response.Points.Select(point => point.Rows[0].Values[0].Value));
    }

    public static TheoryData<string, GetKpisRequest> Invalid => new()
    {
        { "periods.names[1]", new GetKpisRequest { Periods = new Periods { Names = { "today", "1h" } } } },
        { "periods.names[1]", new GetKpisRequest { Periods = new Periods { Names = { "today", "today" } } } },
        { "windows.names[0]", new GetKpisRequest { Windows = new WindowList { Names = { "Today" } } } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task GetKpis_WrongName_NamesItsField(string field, GetKpisRequest request)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetKpisAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.Equal(field, fault.Trailers.GetValue(ErrorTrailers.Field));
    }

    [Fact]
    public async Task GetSeries_WindowAsPeriod_NamesItsField()
    {
        var fault = await Assert.ThrowsAsync<RpcException>(
            () => _host.Client.GetSeriesAsync(new GetSeriesRequest { Kpis = { "nps" }, Period = "24h" }).ResponseAsync);

        Assert.Equal("period", fault.Trailers.GetValue(ErrorTrailers.Field));
    }
}
