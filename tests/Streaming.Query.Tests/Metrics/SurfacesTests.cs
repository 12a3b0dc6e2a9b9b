using System.Globalization;
using System.Text.RegularExpressions;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Hosting;
using Streaming.Query.Tests.Index;
using Streaming.Query.Tests.Support;
using WindowList = Streaming.Contracts.Kpi.V1.Windows;

namespace Streaming.Query.Tests.Metrics;

/// <summary>One state has one number, whichever way it leaves: every series of a scrape is what gRPC answers, and nothing is missing.</summary>
public sealed partial class SurfacesTests
{
    private const string Zone = "Europe/Paris";
    private const long DayMs = 86_400_000;
    private static readonly string[] Whole = ["5m", "15m", "1h", "24h", "7d", "30d", "today", "this_week", "this_month"];
    private static readonly string[] Split = ["1h", "24h", "today"];
    private static readonly string[] SplitKpis = ["first_response_time", "csat_pct", "tickets_total", "backlog"];

    private static readonly string[] Dimensions = ["team", "channel", "priority"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Scrape_RandomState_EqualsGetKpis(int seed)
    {
        var fromMs = DateTimeOffset.Parse("2024-03-28T09:20:00Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var grid = new PaneGrid(new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(Zone)));
        var desk = new RandomDesk(seed, grid, fromMs, 4 * DayMs, shards: 2);
        for (var i = 0; i < 15; i++)
        {
            desk.Step();
        }

        desk.CommitAll();
        await using var host = await QueryHost.StartAsync(desk.Reader, DateTimeOffset.FromUnixTimeMilliseconds(fromMs + (4 * DayMs)), $"--Engine:TimeZone={Zone}");
        await host.RefreshAsync();

        var scraped = Series(await host.Http.GetStringAsync("/metrics"));

        var expected = new Dictionary<string, double>();
        foreach (var tenant in new[] { "default", "acme" })
        {
            await CollectAsync(host, tenant, Whole, [], "", expected);
            foreach (var dimension in Dimensions)
            {
                await CollectAsync(host, tenant, Split, SplitKpis, dimension, expected);
            }
        }

        Assert.Empty(scraped.Keys.Except(expected.Keys));
        Assert.Empty(expected.Keys.Except(scraped.Keys));
        Assert.All(expected, series => Assert.Equal(series.Value, scraped[series.Key]));
    }

    private static async Task CollectAsync(
        QueryHost host, string tenant, IEnumerable<string> windows, IEnumerable<string> kpis, string dimension, Dictionary<string, double> expected)
    {
        var request = new GetKpisRequest { Tenant = tenant, Windows = new WindowList { Names = { windows } }, Kpis = { kpis }, Limit = dimension.Length == 0 ? 0 : 10 };
        if (dimension.Length > 0)
        {
            request.GroupBy.Add(dimension);
        }

        foreach (var result in (await host.Client.GetKpisAsync(request)).Results)
        {
            foreach (var row in result.Rows)
            {
                var split = string.Join(',', Dimensions.Select(name => $"{name}=\"{(name == dimension ? row.Group[0].Value : "")}\""));
                foreach (var value in row.Values.Where(value => value.HasValue))
                {
                    var definition = KpiRegistry.Find(value.Key)!.Definition;
                    if (definition.IsGaugedByPolicy)
                    {
                        // Shown by policy as of now, and not by window.
                        continue;
                    }

                    var ofStatistic = CountStatistics.Contains(value.Statistic) ? "" : $"statistic=\"{value.Statistic}\",";
                    expected.Add($"{KpiMetricName.Of(definition, value.Statistic)}{{tenant=\"{tenant}\",window=\"{result.Window}\",{ofStatistic}{split}}}", value.Value);
                    if (value.Statistic == definition.Statistics[0])
                    {
                        expected.Add($"support_kpi_sample_size{{tenant=\"{tenant}\",window=\"{result.Window}\",kpi=\"{value.Key}\",{split}}}", value.SampleSize);
                        if (KpiRegistry.Find(value.Key)!.SettlesLater)
                        {
                            expected.Add($"support_kpi_provisional{{tenant=\"{tenant}\",window=\"{result.Window}\",kpi=\"{value.Key}\",{split}}}", value.Provisional ? 1 : 0);
                        }
                    }
                }
            }
        }
    }

    private static Dictionary<string, double> Series(string scrape) => SeriesLine().Matches(scrape).ToDictionary(
        line => line.Groups[1].Value, line => double.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(support_[a-z0-9_]+\{[^}]*\}) (\S+)$", RegexOptions.Multiline)]
    private static partial Regex SeriesLine();
}
