using System.Globalization;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Shards;

/// <summary>More clocks fall due at once than fit one commit: what happens between the steps takes no breach back.</summary>
public sealed class PartialTimerTests
{
    private const long StartMs = 1_772_442_000_000;
    private const long DueMs = StartMs + 900_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apply_BetweenTheStepsOfOneTurn_TakesNoBreachBack(bool crashes)
    {
        var run = new EngineRun(
            new EngineSettings
            {
                Sla = new SlaPolicySet([new SlaPolicyVersion("v1", long.MinValue, [new SlaPolicy("standard", [], [new SlaTarget(ClockKind.FirstReply, 900_000, BusinessCalendar.AlwaysOpen, [])])])]),
            },
            new StorageSettings());
        var log = new EventLog();
        for (var ticket = 0; ticket < 20; ticket++)
        {
            log.Created(string.Create(CultureInfo.InvariantCulture, $"T-{ticket}"), StartMs);
        }

        Feed(run, log, 0);
        run.Commit();

        // One step fires one clock; then customers write again, of that ticket too, and others stay silent.
        Assert.False(run.Engine.AdvanceTimers(DueMs, maxChangedBytes: 1));
        Assert.Equal(StartMs, run.Engine.EventHighMs);
        Assert.True(run.Engine.TimerTimeMs < DueMs);
        run.Commit();
        if (crashes)
        {
            run.Crash(withDormant: true);
        }

        for (var ticket = 0; ticket < 20; ticket += 2)
        {
            log.Customer(string.Create(CultureInfo.InvariantCulture, $"T-{ticket}"), StartMs + 60_000);
        }

        Feed(run, log, 20);
        while (!run.Engine.AdvanceTimers(DueMs, maxChangedBytes: 1))
        {
            run.Commit();
        }

        run.Commit();
        Assert.Equal(DueMs, run.Engine.TimerTimeMs);
        Assert.Equal(crashes ? 19 : 20, run.Engine.SlaTransitions.Count);
        Assert.All(run.Engine.SlaTransitions, transition => Assert.Equal((SlaTransitionKind.Breached, DueMs), (transition.Kind, transition.AtMs)));
    }

    private static void Feed(EngineRun run, EventLog log, int from)
    {
        foreach (var record in log.Records.Skip(from))
        {
            run.Feed(record);
        }
    }
}
