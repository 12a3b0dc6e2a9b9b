using System.Diagnostics;
using System.Globalization;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Integration.Tests.FullLog;
using Streaming.Integration.Tests.Recounts;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using Xunit.Abstractions;

namespace Streaming.Integration.Tests.Engine;

/// <summary>
/// A long random stream with reopenings, pauses, changes of priority, merges, late and repeated events, in random order, under policies of
/// two versions with office hours and holidays: every KPI and the outcome of every clock equal the slow recount of the raw events. How long it is,
/// its seed and how many events a ticket has at most are in environment variables.
/// </summary>
public sealed class StreamRecountTests(ITestOutputHelper output)
{
    private const int CorrectedCycles = 16;
    private const int EventsPerTurn = 5_000;
    private const long DayMs = 86_400_000;
    private const string Tenant = "default";

    private static readonly int Size = Asked("RECOUNT_EVENTS", 60_000);
    private static readonly int Seed = Asked("RECOUNT_SEED", 20260302);
    private static readonly RandomLogOptions Span = new() { StartSpan = TimeSpan.FromDays(28), MostEventsPerTicket = Asked("RECOUNT_TICKET_EVENTS", 14) };
    private static readonly StreamPolicies Policies = StreamPolicies.Of(
        Span.StartMs + (12 * DayMs), ["high"], "phone", new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 13), new DateOnly(2026, 4, 6));

    private static readonly EngineSettings Settings = new()
    {
        MainDimensions = [NameKind.Team, NameKind.Channel, NameKind.Category, NameKind.Priority, NameKind.Product],
        QuarterHourSpan = TimeSpan.FromDays(400),
        Sla = Policies.Engine,
    };

    [Fact]
    public void Apply_LongStreamInRandomOrder_EveryKpiAndClockEqualsTheRecount()
    {
        var watch = Stopwatch.StartNew();
        var log = RandomLog.Stream(Seed, Size, Span);
        Tell($"{log.Length} records made", watch);

        var settledMs = RandomLog.SettledTimeMs(Span);
        var outcomes = new ClockOutcomes();
        var shard = new MemoryShard(Settings, outcomes.Take);
        Feed(shard, log, settledMs);
        Tell($"applied: {string.Join(", ", shard.Outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}; {outcomes.Messages} messages about clocks, {outcomes.Retractions} of them take something back", watch);

        var recount = SlowRecount.Of(log, settledMs, new RecountOptions { Sla = Policies.Recount });
        Tell($"recounted: {recount.Contributions.Count} contributions of {recount.ByScope.Count} tickets, calls and surveys", watch);

        var final = outcomes.Final().Where(IsCorrected).ToDictionary();
        var wrong = ClockOutcomes.Differences(ClockOutcomes.Of(recount).Where(IsCorrected).ToDictionary(), final);
        Assert.True(wrong.Length == 0, wrong);
        Tell($"{final.Values.Sum()} clocks with an outcome are equal", watch);

        var numbers = 0;
        foreach (var (fromMs, toMs, splits) in Questions(settledMs))
        {
            foreach (var split in splits)
            {
                numbers += Compare(shard.Cells, recount, fromMs, toMs, split);
            }
        }

        Tell($"{numbers} numbers are equal", watch);
        Assert.True(shard.Outcomes[ApplyOutcome.Duplicate] > Size / 20);
        Assert.True(outcomes.Retractions > 0);
    }

    // Of clocks that start anew with each message, only the newest of a ticket are corrected in what is published.
    private static bool IsCorrected(KeyValuePair<string, int> outcome) => Span.MostEventsPerTicket <= CorrectedCycles
        || !(outcome.Key.Contains(" next_reply ", StringComparison.Ordinal) || outcome.Key.Contains("_update ", StringComparison.Ordinal));

    private static int Asked(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : byDefault;

    /// <summary>Time passes while events arrive, so clocks are breached that late replies then meet.</summary>
    private static void Feed(MemoryShard shard, RecountRecord[] log, long settledMs)
    {
        for (var at = 0; at < log.Length; at++)
        {
            shard.Feed(log[at]);
            if ((at + 1) % EventsPerTurn == 0)
            {
                shard.Advance(Span.StartMs + (long)((settledMs - Span.StartMs - (100 * DayMs)) * ((double)at / log.Length)));
            }
        }

        shard.Finish(settledMs);
    }

    private static IEnumerable<(long FromMs, long ToMs, RecountDimension?[] Splits)> Questions(long settledMs)
    {
        RecountDimension?[] all =
        [
            null, RecountDimension.Team, RecountDimension.Channel, RecountDimension.Category, RecountDimension.Priority, RecountDimension.Product,
            RecountDimension.Agent,
        ];
        yield return (Span.StartMs - (2 * DayMs), settledMs, [null, RecountDimension.Priority]);
        foreach (var day in new[] { 3, 20, 27 })
        {
            yield return (Span.StartMs + (day * DayMs), Span.StartMs + ((day + 1) * DayMs), all);
        }

        foreach (var quarter in new[] { 801, 1_900 })
        {
            yield return (Span.StartMs + (quarter * 900_000L), Span.StartMs + ((quarter + 1) * 900_000L), [null, RecountDimension.Team]);
        }
    }

    private static int Compare(MemoryCells cells, SlowRecount recount, long fromMs, long toMs, RecountDimension? split)
    {
        var query = new RecountQuery(fromMs, toMs)
        {
            GroupBy = split is { } dimension ? [dimension] : [],
            Filter = new Dictionary<RecountDimension, string> { [RecountDimension.Tenant] = Tenant },
        };
        var actual = MemoryCells.Evaluate([cells], fromMs, toMs, split?.ToString().ToLowerInvariant(), Tenant);
        var count = 0;
        foreach (var (group, kpis) in recount.Evaluate(query))
        {
            var expected = RecountExpectations.Of(kpis).Concat(RecountExpectations.OfClocks(kpis)).ToList();
            (actual.GetValueOrDefault(group) ?? KpiNumbers.OfNothing).AssertEqual(expected, $"[{fromMs}, {toMs}) {split} {group}");
            count += expected.Count;
        }

        return count;
    }

    private void Tell(string what, Stopwatch watch) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:0.0} s  {what}"));
}
