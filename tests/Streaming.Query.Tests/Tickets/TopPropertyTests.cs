using System.Globalization;
using System.Text.Json;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Query.Tests.Tickets.TicketListing;

namespace Streaming.Query.Tests.Tickets;

/// <summary>
/// On random logs, what a count is made of by any dimension and within any filter is what the slow recount of the raw events counts, whether
/// cells tell it or tickets, and adds up to the number.
/// </summary>
public sealed class TopPropertyTests
{
    private static readonly string[] Dimensions = ["customer", "category", "team", "channel", "priority", "agent"];

    // What counts answers has no rows in the recount by that name; customers are counted from tickets alone.
    private static readonly string[] Counts =
        [.. KpiSamples.Keys.Where(static key => RecountNames.Of(key) is not null && KpiRegistry.Find(key)!.Definition is { Unit: KpiUnit.Count, Key: not "active_customers" } && !KpiSamples.Find(KpiRegistry.Find(key)!)!.HasParts)];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Top_AnyCountDimensionAndFilter_IsRecounted(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, LogForm);
        var timerMs = TimerMsOf(log);
        var recount = Recount(log, timerMs);
        await using var host = await StartAsync(log, timerMs);
        var rowsSeen = 0;
        foreach (var kpi in Counts)
        {
            foreach (var by in Dimensions)
            {
                foreach (var filter in FiltersOf(kpi))
                {
                    var fromMs = (LogForm.StartMs / DayMs * DayMs) + (random.Next(-2, 6) * DayMs);
                    var toMs = fromMs + (random.Next(2, 12) * DayMs);
                    var question = string.Create(
                        CultureInfo.InvariantCulture,
                        $"api/v1/top/rows?kpi={kpi}&by={by}&limit=1000&from={Text(fromMs)}&to={Text(toMs)}&not_kept=null{(filter is null ? "" : $"&{filter.Dimension}={filter.Values[0]}")}");

                    var rows = await GetAsync(host, question);

                    if (IsKept(kpi, by))
                    {
                        Assert.Equal((question, Expected(recount, kpi, by, filter, fromMs, toMs)), (question, string.Join(' ', rows.Select(Shown).Order(StringComparer.Ordinal))));
                        Assert.Equal(rows.Select(static row => row.GetProperty("count").GetDouble()).OrderDescending(), rows.Select(static row => row.GetProperty("count").GetDouble()));
                        rowsSeen += rows.Count;
                    }
                    else
                    {
                        Assert.Empty(rows);
                    }
                }
            }
        }

        Assert.True(rowsSeen > 500, $"Only {rowsSeen} rows: too few to mean anything.");
    }

    private static bool IsKept(string kpi, string by) => kpi is not "tickets_by_category" || by is not "agent";

    private static IEnumerable<Filter?> FiltersOf(string kpi)
    {
        if (kpi == "tickets_by_customer")
        {
            yield return new Filter { Dimension = "customer", Values = { "c-1" } };
            yield break;
        }

        yield return null;
        yield return new Filter { Dimension = "team", Values = { "billing" } };
        if (kpi != "tickets_by_category")
        {
            yield return new Filter { Dimension = "agent", Values = { "a-1" } };
        }
    }

    private static string Expected(SlowRecount recount, string kpi, string by, Filter? filter, long fromMs, long toMs)
    {
        var isBehind = RecountNames.Of(kpi == "tickets_by_customer" ? "active_customers" : kpi)!;
        var counts = new Dictionary<string, long>();
        foreach (var scope in recount.ByScope.Select(static scope => scope.Value.Where(static one => one.Split.Tenant == "default").ToList()))
        {
            foreach (var one in scope.Where(one => isBehind(one).IsBehind && one.TimeMs < toMs && (isBehind(one).IsLevel || one.TimeMs >= fromMs)))
            {
                // Of what is counted by customer alone everything else is that of the creation, and the other way round.
                var split = one.Split.Customer is null ? one.Split : scope.First(static other => other.Measure == RecountMeasure.TicketsCreated).Split;
                var customer = scope.Find(static other => other.Measure == RecountMeasure.TicketsOfCustomer)?.Split.Customer ?? RecountSplit.Unknown;
                string Of(string dimension) => dimension == "customer" ? customer : split.Value(Enum.Parse<RecountDimension>(dimension, ignoreCase: true));
                if (filter is null || Of(filter.Dimension) == filter.Values[0])
                {
                    counts[Of(by)] = counts.GetValueOrDefault(Of(by)) + (isBehind(one).IsLevel ? one.Value : 1);
                }
            }
        }

        return string.Join(' ', counts.Where(static count => count.Value != 0).Select(static count => $"{count.Key}={count.Value}").Order(StringComparer.Ordinal));
    }

    private static string Shown(JsonElement row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.GetProperty("group").GetString()}={row.GetProperty("count").GetDouble()}");

    private static string Text(long timeMs) => DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<List<JsonElement>> GetAsync(QueryHost host, string question)
    {
        using var answer = await host.Http.GetAsync(new Uri(question, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{question}: {text}");
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray()];
    }
}
