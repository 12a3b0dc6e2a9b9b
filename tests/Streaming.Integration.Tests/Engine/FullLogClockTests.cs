using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Integration.Tests.FullLog;
using Streaming.Integration.Tests.Recounts;
using Streaming.Testing.Recount;
using Xunit.Abstractions;

namespace Streaming.Integration.Tests.Engine;

/// <summary>
/// The whole incident log under policies, as replays see it: every event at its own time, over several shards. Every KPI and the outcome of
/// every clock equal the slow recount, and are the same at any speed.
/// </summary>
public sealed class FullLogClockTests(ITestOutputHelper output)
{
    private const int Shards = 4;
    private static readonly StreamPolicies Policies = StreamPolicies.Of(
        UciData.Intervals[0].FromMs + (long)TimeSpan.FromDays(60).TotalMilliseconds,
        ["1", "2"],
        "Email",
        new DateOnly(2016, 3, 28), new DateOnly(2016, 5, 5), new DateOnly(2016, 7, 14), new DateOnly(2016, 12, 26));

    private static readonly EngineSettings YearLong = new() { QuarterHourSpan = TimeSpan.FromDays(400), Sla = Policies.Engine };
    private static readonly Lazy<Run> Steady = new(() => Apply(eventsPerTurn: 500));
    private static readonly Lazy<SlowRecount> Counted = new(() => SlowRecount.Of(
        UciData.Lines.Select((line, at) => new RecountRecord(Encoding.UTF8.GetString(line), TimeOf(at))), Steady.Value.EndMs, new RecountOptions { Sla = Policies.Recount }));

    [SkippableFact]
    public void Clocks_WholeLog_EndAsTheRecountSays()
    {
        UciData.Require();
        var final = Steady.Value.Outcomes.Final();

        var wrong = ClockOutcomes.Differences(ClockOutcomes.Of(Counted.Value), final);

        Assert.True(wrong.Length == 0, wrong);
        Assert.True(final.Count > 10_000);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{UciData.Lines.Count} events, {final.Values.Sum()} clocks with an outcome, {Steady.Value.Outcomes.Messages} messages, {Steady.Value.Outcomes.Retractions} of them take something back."));
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("priority")]
    [InlineData("channel")]
    [InlineData("agent")]
    public void Kpis_WholeLogAndItsWindows_EqualTheRecount(string? dimension)
    {
        UciData.Require();
        foreach (var interval in UciData.Intervals)
        {
            var query = new RecountQuery(interval.FromMs, interval.ToMs)
            {
                GroupBy = dimension is null ? [] : [Enum.Parse<RecountDimension>(dimension, ignoreCase: true)],
            };
            var actual = MemoryCells.Evaluate(Steady.Value.Shards.Select(shard => shard.Cells), interval.FromMs, interval.ToMs, dimension);
            foreach (var (group, kpis) in Counted.Value.Evaluate(query))
            {
                (actual.GetValueOrDefault(group) ?? KpiNumbers.OfNothing).AssertEqual(
                    RecountExpectations.Of(kpis).Concat(RecountExpectations.OfClocks(kpis)), $"{interval.Name} {dimension} {group}");
            }
        }
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(20_000)]
    [InlineData(int.MaxValue)]
    public void Clocks_AtAnotherSpeed_EndTheSame(int eventsPerTurn)
    {
        UciData.Require();
        var run = Apply(eventsPerTurn);

        var wrong = ClockOutcomes.Differences(Steady.Value.Outcomes.Final(), run.Outcomes.Final());

        Assert.True(wrong.Length == 0, wrong);
        var whole = UciData.Intervals[0];
        MemoryCells.Evaluate(run.Shards.Select(shard => shard.Cells), whole.FromMs, whole.ToMs, null)[""]
            .AssertEqual(MemoryCells.Evaluate(Steady.Value.Shards.Select(shard => shard.Cells), whole.FromMs, whole.ToMs, null)[""].AsExpected(), $"every {eventsPerTurn} events");
    }

    /// <summary>Replays the log: the more events are applied before time passes, the faster it is.</summary>
    private static Run Apply(int eventsPerTurn)
    {
        var outcomes = new ClockOutcomes();
        var shards = Enumerable.Range(0, Shards).Select(_ => new MemoryShard(YearLong, outcomes.Take)).ToArray();
        for (var at = 0; at < UciData.Lines.Count; at++)
        {
            var shard = shards[Murmur2.Partition(Encoding.UTF8.GetBytes(UciData.Events[at].Data.Subject), Shards)];
            shard.Feed(new RecountRecord(Encoding.UTF8.GetString(UciData.Lines[at]), TimeOf(at)));
            if ((at + 1) % eventsPerTurn == 0)
            {
                shard.Advance(TimeOf(at));
            }
        }

        var endMs = shards.Max(shard => shard.EventHighMs);
        foreach (var shard in shards)
        {
            shard.Finish(endMs);
        }

        return new Run(shards, outcomes, endMs);
    }

    private static long TimeOf(int at) => UciData.Events[at].Time.ToUnixTimeMilliseconds();

    private sealed record Run(MemoryShard[] Shards, ClockOutcomes Outcomes, long EndMs);
}
