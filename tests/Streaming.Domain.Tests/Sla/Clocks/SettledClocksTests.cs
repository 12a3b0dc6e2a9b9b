using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tests.Sla.Calendars;
using Streaming.Domain.Tickets.Views;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Sla.Clocks;

/// <summary>A clock that stood still more often than a settled ticket keeps pauses of.</summary>
public sealed class SettledClocksTests
{
    private const int Pauses = 300;
    private const long MinuteMs = 60_000;

    private static readonly long Start = Desks.At("2026-03-02T08:00:00+01:00");

    /// <summary>Counts a minute, stands still for a minute, and so on: all that it counted counts, in open hours as always.</summary>
    [Theory]
    [InlineData(false, 290)]
    [InlineData(true, 230)]
    public void Clock_WithMorePausesThanAreKept_IsBreachedWhenItHasCountedEnough(bool inOffice, int targetMinutes)
    {
        DayHours day = new(Desks.Span((9, 0), (12, 30)), Desks.Span((14, 0), (18, 0)));
        (TimeSpan, TimeSpan)[] spans = [(TimeSpan.FromHours(9), TimeSpan.FromHours(12.5)), (TimeSpan.FromHours(14), TimeSpan.FromHours(18))];
        var office = new BusinessCalendar("office", Desks.Paris, Desks.OnWorkdays(day));
        var (calendar, hours) = inOffice ? (office, new RecountHours(Desks.Paris, spans)) : (BusinessCalendar.AlwaysOpen, RecountHours.Always);
        var durationMs = targetMinutes * MinuteMs;
        var target = new SlaTarget(ClockKind.AgentWork, durationMs, calendar, [500]);
        var settings = new EngineSettings
        {
            MaxFacts = 16,
            FinestSpan = TimeSpan.FromDays(4000),
            QuarterHourSpan = TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
            Sla = new SlaPolicySet([new SlaPolicyVersion("v1", long.MinValue, [new SlaPolicy("p", [], [target])])]),
        };
        var promised = new Dictionary<string, RecountTarget> { [ClockKind.AgentWork.Name()] = new(durationMs, hours, durationMs / 2) };
        var recount = new RecountSla(
            [new RecountPolicyVersion(long.MinValue, [new RecountPolicy("p", new Dictionary<RecountDimension, IReadOnlyList<string>>(), promised)])]);
        var run = new EngineRun(settings, new StorageSettings(), new RecountOptions { Sla = recount });
        var log = Paused();

        for (var i = 0; i < log.Records.Count; i++)
        {
            run.Feed(log.Records[i]);
            if (i % 50 == 49)
            {
                run.Commit();
                run.Crash(withDormant: true);
            }
        }

        var endMs = Start + (3 * 86_400_000L);
        run.Advance(endMs);
        run.Commit();

        Assert.Equal(string.Empty, run.Differences(log.Records, endMs, exactPanes: true));
        var clock = Assert.Single(Explained(run, settings, endMs).Clocks);
        Assert.Equal(ClockState.Breached, clock.State);
        Assert.True(clock.CountedMs >= durationMs, $"{clock.CountedMs} of {durationMs} ms counted");
    }

    private static EventLog Paused()
    {
        var log = new EventLog().Created("T-1", Start, status: "open");
        for (var i = 0; i < Pauses; i++)
        {
            log.Status("T-1", Start + (((2 * i) + 1) * MinuteMs), "pending").Status("T-1", Start + (((2 * i) + 2) * MinuteMs), "open");
        }

        return log.Status("T-1", Start + (((2 * Pauses) + 1) * MinuteMs), "pending").Status("T-1", Start + (30 * 3_600_000L), "open")
            .Status("T-1", Start + (32 * 3_600_000L), "solved");
    }

    private static TicketView Explained(EngineRun run, EngineSettings settings, long nowMs)
    {
        var (key, state) = Assert.Single(run.Store.Tickets());
        return new TicketViewReader(settings).Read(Convert.FromHexString(key), state, StoredCells.Of(run.Store), nowMs, withFacts: false);
    }
}
