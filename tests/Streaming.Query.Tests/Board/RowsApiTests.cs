using System.Globalization;
using System.Net;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Board;

/// <summary>Flat rows: the numbers of gRPC, whatever the ends of the interval.</summary>
public sealed class RowsApiTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(24 * 60, "", "5m")]
    [InlineData(45, "", "10s")]
    [InlineData(30 * 24 * 60, "", "4h")]
    [InlineData(30 * 24 * 60, "1d", "1d")]
    public async Task Series_EveryNumber_EqualsGetSeries(int minutes, string step, string expectedStep)
    {
        // Ends as a screen has them, on no boundary of anything.
        var to = SmallDesk.Now.AddMilliseconds(-1_234);
        var from = to.AddMinutes(-minutes).AddMilliseconds(-567);
        var rows = await GetAsync($"api/v1/series/rows?kpi=tickets_total,first_response_time&by=team&from={Text(from)}&to={Text(to)}&step={step}");
        var first = rows[0].GetProperty("time").GetDateTimeOffset();
        var wire = await _host.Client.GetSeriesAsync(new GetSeriesRequest
        {
            Interval = new Interval { Start = Timestamp.FromDateTimeOffset(first), End = Timestamp.FromDateTimeOffset(EndOf(rows, expectedStep)) },
            Step = expectedStep,
            Kpis = { "tickets_total", "first_response_time" },
            GroupBy = { "team" },
        });

        Assert.True(first <= from, "The first step begins after the interval.");
        Assert.True(EndOf(rows, expectedStep) >= to, "The last step ends before the interval.");
        Assert.True(rows.Sum(row => row.GetProperty("tickets_total").GetDouble()) > 0, "There is nothing to compare.");
        var expected = wire.Points.SelectMany(point => point.Rows.Select(row => (point.Interval.Start, point.Partial, Row: row))).ToList();
        Assert.Equal(expected.Count, rows.Count);
        foreach (var ((start, partial, row), json) in expected.Zip(rows))
        {
            Assert.Equal(start.ToDateTimeOffset(), json.GetProperty("time").GetDateTimeOffset());
            Assert.Equal(partial, json.GetProperty("partial").GetBoolean());
            AssertSame(row, json);
        }
    }

    [Fact]
    public async Task Breakdown_EveryNumber_EqualsGetKpis()
    {
        var rows = await GetAsync("api/v1/breakdown/rows?by=team&window=24h&limit=2");
        var wire = await _host.Client.GetKpisAsync(new GetKpisRequest { Windows = new() { Names = { "24h" } }, GroupBy = { "team" }, Limit = 2 });

        Assert.Equal(wire.Results[0].Rows.Count, rows.Count);
        foreach (var (row, json) in wire.Results[0].Rows.Zip(rows))
        {
            Assert.Equal(row.Folded, json.GetProperty("folded").GetBoolean());
            AssertSame(row, json);
        }
    }

    [Theory]
    [InlineData("series/rows", "kpi")]
    [InlineData("series/rows?kpi=tickets_total&step=7m", null)]
    [InlineData("series/rows?kpi=tickets_total&from=2024-05-17T13:00:00Z", "to")]
    [InlineData("series/rows?kpi=tickets_total&from=1990-05-17T13:00:00Z&to=1990-05-18T13:00:00Z", "from")]
    [InlineData("series/rows?kpi=tickets_total&as_of=2024-05-17T13:00:00Z", "as_of")]
    [InlineData("breakdown/rows", "by")]
    [InlineData("load-profile/rows?weeks=13", "weeks")]
    [InlineData("load-profile/rows?kpi=backlog", "kpi")]
    [InlineData("load-profile/rows?window=24h", "window")]
    public async Task Rows_BadParameter_IsAProblemThatNamesIt(string question, string? parameter)
    {
        using var answer = await _host.Http.GetAsync(new Uri("api/v1/" + question, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(parameter ?? "step", problem.RootElement.GetProperty("parameter").GetString());
    }

    private static void AssertSame(GroupRow row, JsonElement json)
    {
        Assert.All(row.Group, group => Assert.Equal(group.Value, json.GetProperty(group.Dimension).GetString()));
        foreach (var value in row.Values)
        {
            var number = json.GetProperty(value.Statistic.Length == 0 ? value.Key : $"{value.Key}_{value.Statistic}");
            Assert.Equal(value.HasValue ? value.Value : (double?)null, number.ValueKind == JsonValueKind.Null ? null : number.GetDouble());
            Assert.Equal(value.SampleSize, json.GetProperty($"{value.Key}_n").GetInt64());
        }
    }

    private static DateTimeOffset EndOf(List<JsonElement> rows, string step) => rows[^1].GetProperty("time").GetDateTimeOffset() + step switch
    {
        "10s" => TimeSpan.FromSeconds(10),
        "5m" => TimeSpan.FromMinutes(5),
        "4h" => TimeSpan.FromHours(4),
        _ => TimeSpan.FromDays(1),
    };

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private async Task<List<JsonElement>> GetAsync(string question)
    {
        var text = await _host.Http.GetStringAsync(new Uri(question, UriKind.Relative));
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.Clone().EnumerateArray()];
    }
}
