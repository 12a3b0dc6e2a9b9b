using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Grpc;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Grpc;

public sealed class GetSeriesTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task GetSeries_HourByQuarters_HasNoHolesAndAPartialEnd()
    {
        var response = await _host.Client.GetSeriesAsync(new GetSeriesRequest { Kpis = { "tickets_total", "backlog" }, Window = "1h", Step = "15m" });

        Assert.Equal("15m", response.Step);
        Assert.Equal("2024-05-17T12:45:00Z", GetKpisTests.Text(response.Interval.Start));
        Assert.Equal("2024-05-17T14:00:00Z", GetKpisTests.Text(response.Interval.End));
        Assert.Equal([0, 0, 0, 0, 13], response.Points.Select(point => point.Rows[0].Values[0].Value));
        Assert.Equal([2, 2, 2, 2, 15], response.Points.Select(point => point.Rows[0].Values[1].Value));
        Assert.Equal([false, false, false, false, true], response.Points.Select(point => point.Partial));
    }

    [Fact]
    public async Task GetSeries_ByTeam_HasTheSameGroupsInEveryPoint()
    {
        var response = await _host.Client.GetSeriesAsync(
            new GetSeriesRequest { Kpis = { "tickets_total" }, Window = "24h", Step = "4h", GroupBy = { "team" }, Limit = 2 });

        Assert.Equal(4, response.GroupCount);
        Assert.All(response.Points, point => Assert.Equal(["billing", "tech", "unknown", "other"], point.Rows.Select(row => row.Group[0].Value)));
        Assert.Equal(15, response.Points.Sum(point => point.Rows.Sum(row => row.Values[0].Value)));
    }

    [Fact]
    public async Task GetSeries_NoStep_TakesTheShortestWithinThreeHundredPoints()
    {
        var response = await _host.Client.GetSeriesAsync(new GetSeriesRequest { Kpis = { "nps" } });

        Assert.Equal("5m", response.Step);
        Assert.InRange(response.Points.Count, 288, 300);
    }

    [Theory]
    [InlineData("2024-05-17T10:07:00Z", new[] { false, false, false, false, true })]
    [InlineData("2024-05-17T10:00:00Z", new[] { false, false, false, false })]
    [InlineData("2024-05-17T13:48:00Z", new[] { false, false, false, false, true })]
    public async Task GetSeries_AsOf_SaysWhetherTheLastStepHadEndedThen(string asOf, bool[] partial)
    {
        var request = new GetSeriesRequest { Kpis = { "tickets_total" }, Window = "4h", Step = "1h", AsOf = GetKpisTests.Time(asOf) };

        var response = await _host.Client.GetSeriesAsync(request);

        Assert.Equal(partial, response.Points.Select(point => point.Partial));
    }

    [Theory]
    [InlineData("24h", "10s", StatusCode.InvalidArgument, "step")]
    [InlineData("7d", "1m", StatusCode.OutOfRange, "step")]
    [InlineData("24h", "2m", StatusCode.InvalidArgument, "step")]
    [InlineData("2h", "1m", StatusCode.InvalidArgument, "window")]
    public async Task GetSeries_StepThatDoesNotFit_NamesItsField(string window, string step, StatusCode status, string field)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(
            () => _host.Client.GetSeriesAsync(new GetSeriesRequest { Kpis = { "nps" }, Window = window, Step = step }).ResponseAsync);

        Assert.Equal(status, fault.StatusCode);
        Assert.StartsWith(field + ":", fault.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7d", "10s")]
    [InlineData("7d", "1m")]
    [InlineData("7d", "5m")]
    public async Task GetSeries_StepFinerThanWhatIsLeft_NamesANearestThatIsAnswered(string window, string step)
    {
        var request = new GetSeriesRequest { Kpis = { "tickets_total" }, Window = window, Step = step };
        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetSeriesAsync(request).ResponseAsync);

        request.Interval = Nearest(fault);
        var response = await _host.Client.GetSeriesAsync(request);

        Assert.Equal(15, response.Points.Sum(static point => point.Rows[0].Values[0].Value));
    }

    [Fact]
    public async Task GetSeries_StepsAcrossTheFirstQuarter_NamesANearestThatIsAnswered()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Engine:TimeZone=Europe/Paris");
        await host.RefreshAsync();

        // Quarters of an hour are left from a midnight of Paris on, which is no end of 4 h.
        var request = new GetSeriesRequest
        {
            Kpis = { "tickets_total" },
            Step = "4h",
            Interval = new Interval { Start = GetKpisTests.Time("2024-02-06T23:00:00Z"), End = GetKpisTests.Time("2024-02-08T00:00:00Z") },
        };
        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.GetSeriesAsync(request).ResponseAsync);

        request.Interval = Nearest(fault);
        var response = await host.Client.GetSeriesAsync(request);

        Assert.Equal("2024-02-07T00:00:00Z", GetKpisTests.Text(response.Interval.Start));
        Assert.Equal(6, response.Points.Count);
    }

    [Fact]
    public async Task GetSeries_StepThatACubeNeverHas_IsInvalid()
    {
        var request = new GetSeriesRequest { Kpis = { "first_response_time" }, Window = "1h", Step = "10s", GroupBy = { "agent" } };

        var fault = await Assert.ThrowsAsync<RpcException>(() => _host.Client.GetSeriesAsync(request).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, "step"), (fault.StatusCode, fault.Trailers.GetValue(ErrorTrailers.Field)));
    }

    [Fact]
    public async Task GetSeries_PeriodThatHasJustBegun_HasItsFirstStep()
    {
        var request = new GetSeriesRequest { Kpis = { "tickets_total" }, Period = "today", Step = "1h", AsOf = GetKpisTests.Time("2024-05-17T00:00:00Z") };

        var response = await _host.Client.GetSeriesAsync(request);

        Assert.True(Assert.Single(response.Points).Partial);
        Assert.Equal("2024-05-17T01:00:00Z", GetKpisTests.Text(response.Interval.End));
    }

    [Theory]
    [InlineData("10s")]
    [InlineData("")]
    public async Task GetSeries_IntervalThatEndsInTheFuture_CountsTheStepsThatHaveBegun(string step)
    {
        var request = new GetSeriesRequest
        {
            Kpis = { "tickets_total" },
            Step = step,
            Interval = new Interval { Start = GetKpisTests.Time("2024-05-17T13:00:00Z"), End = GetKpisTests.Time("2024-05-18T00:00:00Z") },
        };

        var response = await _host.Client.GetSeriesAsync(request);

        Assert.Equal("10s", response.Step);
        Assert.Equal("2024-05-17T13:48:00Z", GetKpisTests.Text(response.Interval.End));
        Assert.Equal(288, response.Points.Count);
    }

    [Fact]
    public async Task Series_ReaderLeavesInTheMiddle_IsNotComputedToItsEnd()
    {
        var queries = _host.Services.GetRequiredService<KpiQueries>();
        var request = new GetSeriesRequest { Kpis = { "tickets_total" }, Window = "24h", Step = "1m" };
        using var reader = new CancellationTokenSource();
        using var points = queries.Series(request, queries.Select(request), queries.Snapshot, reader.Token).Points.GetEnumerator();
        Assert.True(points.MoveNext());

        await reader.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => points.MoveNext());
    }

    [Fact]
    public void Answer_ReaderHasLeft_IsNotComputed()
    {
        var queries = _host.Services.GetRequiredService<KpiQueries>();
        var values = new GetKpisRequest { GroupBy = { "team" } };
        var course = new GetSeriesRequest { Kpis = { "tickets_total" } };
        var left = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => queries.Answer(values, queries.Select(values), queries.Snapshot, left));
        Assert.Throws<OperationCanceledException>(() => queries.Answer(course, queries.Select(course), queries.Snapshot, left));
        Assert.Throws<OperationCanceledException>(() => _host.Services.GetRequiredService<LoadProfileQueries>().Answer(new GetLoadProfileRequest(), left));
    }

    private static Interval Nearest(RpcException fault)
    {
        Assert.Equal(StatusCode.OutOfRange, fault.StatusCode);
        return new Interval
        {
            Start = GetKpisTests.Time(fault.Trailers.GetValue(ErrorTrailers.NearestStart)!),
            End = GetKpisTests.Time(fault.Trailers.GetValue(ErrorTrailers.NearestEnd)!),
        };
    }
}
