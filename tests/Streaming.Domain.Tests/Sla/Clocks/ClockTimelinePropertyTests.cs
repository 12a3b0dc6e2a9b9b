using System.Globalization;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Sla.Clocks;

/// <summary>
/// What a ticket's view says of its clocks (start, pauses, counted time, policy and version, due time, first threshold, what became of it) against
/// the slow recount, on random logs with random policies, as of times at which clocks still run and of times long after.
/// </summary>
public sealed class ClockTimelinePropertyTests
{
    private const long DayMs = 86_400_000;

    private static readonly EngineSettings AllFine = new()
    {
        FinestSpan = TimeSpan.FromDays(4000),
        QuarterHourSpan = TimeSpan.FromDays(5000),
        DaySpan = TimeSpan.FromDays(6000),
    };

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Timelines_AnyLogAndTime_EqualRecount(int block)
    {
        var states = new Dictionary<string, int>();
        var (paused, partly) = (0, 0);
        for (var seed = block * 1000; seed < (block * 1000) + 60; seed++)
        {
            var random = new Random(seed);
            var log = RandomLog.Generate(seed, new RandomLogOptions());
            var policies = RandomPolicies.Of(random);
            var nowMs = new RandomLogOptions().StartMs + random.NextInt64(0, random.Next(2) == 0 ? DayMs : DayMs * 20);
            foreach (var clock in Compare(seed, log, policies, nowMs))
            {
                states[clock.State] = states.GetValueOrDefault(clock.State) + 1;
                paused += clock.Pauses.Count > 0 ? 1 : 0;
                partly += clock.EndMs is { } end && clock.CountedMs < end - clock.StartMs ? 1 : 0;
            }
        }

        Assert.True(states.Count == 4 && states.Values.All(count => count > 20), string.Join(", ", states));
        Assert.True(paused > 20 && partly > 20, $"{paused} clocks stood still, {partly} had closed hours: too few to mean anything.");
    }

    private static List<RecountClockStory> Compare(int seed, IReadOnlyList<RecountRecord> log, RandomPolicies policies, long nowMs)
    {
        var settings = AllFine with { Sla = policies.Engine };
        var run = new EngineRun(settings, new StorageSettings(), new RecountOptions { Sla = policies.Recount });
        foreach (var record in log)
        {
            run.Feed(record);
        }

        run.Advance(nowMs);
        run.Commit();
        var recount = SlowRecount.ClocksOf(log, nowMs, new RecountOptions { Sla = policies.Recount });
        var (names, reader, met) = (StoredCells.Of(run.Store), new TicketViewReader(settings), new List<RecountClockStory>());
        foreach (var (key, state) in run.Store.Tickets())
        {
            if (!TicketKey.IsOfTickets(Convert.FromHexString(key)))
            {
                continue;
            }

            var view = reader.Read(Convert.FromHexString(key), state, names, nowMs, withFacts: false);
            var stories = recount.GetValueOrDefault(new RecountScope(view.Tenant, "ticket", view.Id)) ?? [];
            var expected = stories.Select(Line).Order(StringComparer.Ordinal);
            var actual = view.Clocks.Select(Line).Order(StringComparer.Ordinal);
            Assert.True(expected.SequenceEqual(actual), $"Seed {seed}, ticket {view.Id} as of {nowMs}:\n{string.Join('\n', expected)}\nbut the view says\n{string.Join('\n', actual)}");
            CheckSelf(view);
            met.AddRange(stories);
        }

        return met;
    }

    /// <summary>What the view says twice, it says alike.</summary>
    private static void CheckSelf(TicketView view)
    {
        Assert.Equal(
            view.Clocks.Where(clock => clock is { State: ClockState.Running, EndMs: null }).Min(clock => clock.DueMs), view.Summary.NextDueMs);
        var open = view.Clocks.Where(clock => clock.EndMs is null).ToList();
        Assert.Equal(
            open.Exists(clock => clock.State == ClockState.Breached) ? OpenClocks.Breached
                : open.Exists(clock => clock.IsAtRisk) ? OpenClocks.AtRisk
                : open.Count > 0 ? OpenClocks.Running : OpenClocks.None,
            view.Summary.ClockStatus);
        foreach (var clock in view.Clocks)
        {
            Assert.Equal(clock.CountedMs, clock.Counted.Sum(span => span.OpenMs));
            Assert.DoesNotContain(clock.Counted, span => span.Open.Count < 100 && span.Open.Sum(open => open.EndMs - open.StartMs) != span.OpenMs);
            Assert.NotEmpty(ClockText.InEnglish(clock));
            Assert.NotEmpty(ClockText.InFrench(clock));
        }
    }

    private static string Line(RecountClockStory story) => string.Create(
        CultureInfo.InvariantCulture,
        $"{story.Clock} from {story.StartMs} by {story.Policy} v{story.Version} within {story.Target.DurationMs} due {story.DueMs} risk {story.RiskAtMs} {story.State} end {story.EndMs} counted {story.CountedMs} still {string.Join(' ', story.Pauses)}");

    private static string Line(ClockTimeline clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"{clock.Kind.Name()} from {clock.StartMs} by {clock.Policy} {clock.PolicyVersion} within {clock.TargetMs} due {clock.DueMs} risk {(clock.AtRisk.Count == 0 ? null : clock.AtRisk[0].AtMs)} {clock.State} end {clock.EndMs} counted {clock.CountedMs} still {string.Join(' ', clock.Pauses)}");
}
