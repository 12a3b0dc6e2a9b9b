using System.Text.Json;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tests.Sla.Calendars;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Sla.Clocks;

/// <summary>The catalogue's clock vectors K8 to K14 through the engine: what the cells hold, and what is published.</summary>
public sealed class EngineClockVectorTests
{
    private static readonly SlaTarget Reply = Target(ClockKind.FirstReply, 15);

    private readonly EventLog _log = new();
    private int _fed;

    [Fact]
    public void K8_SixtyBusinessMinutes_IsAtRiskAtTheThresholdAndMetByTheReply()
    {
        var office = Desks.ParisOffice(new DateOnly(2024, 4, 1));
        var run = Run(new SlaTarget(ClockKind.FirstReply, Desks.Minutes(60), office, [800]));
        Create("2024-03-29T17:30:00+01:00");
        Feed(run);

        run.Advance(Desks.At("2024-04-02T09:17:59.999+02:00"));
        Assert.Empty(Told(run));
        run.Advance(Desks.At("2024-04-02T09:18:00+02:00"));
        var risk = Assert.Single(Told(run));
        Message("2024-04-02T09:20:00+02:00", "human");
        Feed(run);
        run.Advance(Desks.At("2024-04-03T00:00:00+02:00"));

        Assert.Equal(("support.sla.at-risk.v1", "2024-04-02T07:18:00.000Z"), (risk.Type, risk.Time));
        Assert.Equal("2024-04-02T07:30:00.000Z", risk.Data.GetProperty("dueAt").GetString());
        Assert.Equal(800, risk.Data.GetProperty("thresholdPerMille").GetInt32());
        var met = Assert.Single(Told(run));
        Assert.Equal(("support.sla.met.v1", "2024-04-02T07:20:00.000Z"), (met.Type, met.Time));
        Assert.Equal(50 * 60_000, Number(run, Measure.FirstResponseBusiness, isSum: true));
    }

    [Fact]
    public void K9_PendingForTwoHours_CountsForTotalResolutionOnly()
    {
        var run = Run(
            Target(ClockKind.RequesterWait, 50), Target(ClockKind.AgentWork, 49), Target(ClockKind.TotalResolution, 170));
        Create("2026-03-02T09:00:00Z", "open");
        Status("2026-03-02T09:20:00Z", "pending");
        Message("2026-03-02T11:20:00Z", "customer");
        Status("2026-03-02T11:50:00Z", "solved");
        Feed(run);
        run.Advance(Desks.At("2026-03-03T00:00:00Z"));

        // 50 minutes of wait and 170 in all are exactly the targets; one minute less of work is a breach, one minute before.
        var told = Told(run);
        Assert.Equal(
            [("agent_work", "support.sla.breached.v1", "2026-03-02T11:49:00.000Z")],
            told.Where(one => one.Type.Contains("breached", StringComparison.Ordinal)).Select(one => (one.Clock, one.Type, one.Time)));
        Assert.Equal(
            ["requester_wait", "total_resolution"],
            told.Where(one => one.Type == "support.sla.met.v1").Select(one => one.Clock).Order(StringComparer.Ordinal));
        Assert.Equal(50 * 60_000, Number(run, Measure.TimeToResolutionActive, isSum: true));
        Assert.Equal(170 * 60_000, Number(run, Measure.TimeToResolution, isSum: true));
    }

    [Fact]
    public void K10_SilenceOnEveryTopic_IsAtRiskAndBreachedWithoutAnEvent()
    {
        var run = Run(Reply);
        Create("2026-03-02T10:00:00Z");
        Feed(run);

        run.Advance(Desks.At("2026-03-02T10:11:59.999Z"));
        Assert.Empty(Told(run));
        run.Advance(Desks.At("2026-03-02T10:12:00Z"));
        Assert.Equal(("support.sla.at-risk.v1", "2026-03-02T10:12:00.000Z"), Assert.Single(Told(run)).What);
        Assert.Equal((1, 1, 0), Levels(run));
        run.Advance(Desks.At("2026-03-02T10:14:59.999Z"));
        Assert.Empty(Told(run));
        run.Advance(Desks.At("2026-03-02T10:15:00Z"));

        var breach = Assert.Single(Told(run));
        Assert.Equal(("support.sla.breached.v1", "2026-03-02T10:15:00.000Z"), breach.What);
        Assert.Equal("T-1/first_reply/0/breached/2", breach.Id);
        Assert.Equal((0, 0, 1), Levels(run));
        Assert.Equal(1, Number(run, Measure.SlaBreached(ClockKind.FirstReply)));
    }

    [Fact]
    public void K11_ReplyInTimeThatComesLate_RetractsTheBreach()
    {
        var run = Run(Reply);
        Create("2026-03-02T10:00:00Z");
        Feed(run);
        run.Advance(Desks.At("2026-03-02T10:15:10Z"));
        Assert.Equal("support.sla.breached.v1", Told(run)[^1].Type);

        Message("2026-03-02T10:14:50Z", "human");
        Feed(run);

        var told = Told(run);
        Assert.Equal(["support.sla.retracted.v1", "support.sla.met.v1"], told.Select(one => one.Type));
        Assert.Equal(("breached", "met"), (told[0].Data.GetProperty("retracts").GetString(), told[0].Data.GetProperty("becomes").GetString()));
        Assert.Equal([2, 3], told.Select(one => one.Data.GetProperty("revision").GetInt32()));
        Assert.Equal((0, 0, 0), Levels(run));
        Assert.Equal(0, Number(run, Measure.SlaBreached(ClockKind.FirstReply)));
        Assert.Equal(1, Number(run, Measure.SlaMet(ClockKind.FirstReply)));
    }

    [Fact]
    public void K12_AutomaticReply_DoesNotStopTheClock()
    {
        var run = Run(Target(ClockKind.FirstReply, 20));
        Create("2026-03-02T10:00:00Z");
        Message("2026-03-02T10:00:05Z", "automated");
        Message("2026-03-02T10:20:00Z", "human");
        Feed(run);

        Assert.Equal(("support.sla.met.v1", "2026-03-02T10:20:00.000Z"), Assert.Single(Told(run)).What);
        Assert.Equal(20 * 60_000, Number(run, Measure.FirstResponse, isSum: true));
    }

    [Fact]
    public void K13_EventDeliveredTwice_TellsNothingTwice()
    {
        var run = Run(Reply);
        Create("2026-03-02T10:00:00Z");
        Message("2026-03-02T10:05:00Z", "human");
        Feed(run);
        _fed = 0;
        Feed(run);
        run.Advance(Desks.At("2026-03-02T11:00:00Z"));

        Assert.Equal("support.sla.met.v1", Assert.Single(Told(run)).Type);
        Assert.Equal(1, Number(run, Measure.SlaMet(ClockKind.FirstReply)));
    }

    [Fact]
    public void K14_ReplyBeforeTheCreation_HasNoOutcome()
    {
        var run = Run(Reply);
        Message("2026-03-02T09:59:00Z", "human");
        Create("2026-03-02T10:00:00Z");
        Feed(run);
        run.Advance(Desks.At("2026-03-02T11:00:00Z"));

        Assert.Empty(Told(run));
        Assert.Equal((0, 0, 0), Levels(run));
        Assert.Equal(1, Number(run, Measure.FirstResponseInvalid));
    }

    [Fact]
    public void Reopened_AfterItWasMet_GoesOnWithWhatItHadConsumed()
    {
        var run = Run(Target(ClockKind.TotalResolution, 60));
        Create("2026-03-02T10:00:00Z", "open");
        Status("2026-03-02T10:50:00Z", "solved");
        Feed(run);
        Assert.Equal("support.sla.met.v1", Assert.Single(Told(run)).Type);

        Status("2026-03-02T12:00:00Z", "reopened");
        Feed(run);
        var retracted = Assert.Single(Told(run));
        run.Advance(Desks.At("2026-03-02T12:10:00Z"));

        Assert.Equal(("met", "running"), (retracted.Data.GetProperty("retracts").GetString(), retracted.Data.GetProperty("becomes").GetString()));
        Assert.Equal(("support.sla.breached.v1", "2026-03-02T12:10:00.000Z"), Told(run)[^1].What);
    }

    [Fact]
    public void Crash_BetweenCommitAndPublishing_RepeatsTheSameMessages()
    {
        var run = Run(Reply);
        Create("2026-03-02T10:00:00Z");
        Feed(run);
        run.Advance(Desks.At("2026-03-02T10:15:00Z"));
        run.Commit();
        var before = Take(run).Select(message => Convert.ToHexString(message.Payload.Span)).ToList();

        run.Crash(withDormant: true);
        run.Advance(Desks.At("2026-03-02T10:16:00Z"));
        run.Commit();

        Assert.Equal(before, Take(run).Select(message => Convert.ToHexString(message.Payload.Span)));
        Assert.NotEmpty(before);
    }

    /// <summary>What was told stays told where the store lost the commits that told it: what is told of the same clock afterwards must count as newer.</summary>
    [Fact]
    public void Lost_AfterALateReply_IsToldAnewWithHigherRevisions()
    {
        var run = Run(Reply);
        run.LoseStore(Desks.At("2026-03-02T09:00:00Z"));
        Create("2026-03-02T10:00:00Z");
        Feed(run);
        run.Advance(Desks.At("2026-03-02T10:15:10Z"));
        Message("2026-03-02T10:14:50Z", "human");
        Feed(run);
        var lost = Told(run);
        Assert.Equal("support.sla.met.v1", lost[^1].Type);

        run.LoseStore(Desks.At("2026-03-02T09:00:01Z"));
        _fed = 0;
        Feed(run);
        var anew = Assert.Single(Told(run));
        _log.Add("ticket.deleted", Desks.At("2026-03-02T10:20:00Z"), ("ticketId", "T-1"), ("reason", "spam"));
        Feed(run);

        Assert.True(anew.Revision > lost.Max(one => one.Revision));
        var voided = Assert.Single(Told(run));
        Assert.Equal(("support.sla.retracted.v1", anew.Revision + 1), (voided.Type, voided.Revision));
    }

    /// <summary>An owner whose clock is behind goes on from the revisions of the owner before.</summary>
    [Fact]
    public void TakenOver_ByASlowerClock_GoesOnWithTheRevisions()
    {
        var run = Run(Reply);
        run.LoseStore(Desks.At("2026-03-02T09:00:00Z"));
        Create("2026-03-02T10:00:00Z");
        Message("2026-03-02T10:05:00Z", "human");
        Feed(run);
        var before = Assert.Single(Told(run));

        run.Crash(withDormant: true);
        _log.Add("ticket.deleted", Desks.At("2026-03-02T10:20:00Z"), ("ticketId", "T-1"), ("reason", "spam"));
        Feed(run);

        Assert.Equal(before.Revision + 1, Told(run)[^1].Revision);
    }

    [Fact]
    public void Voided_AfterABreach_TakesEverythingBack()
    {
        var run = Run(Reply);
        Create("2026-03-02T10:00:00Z");
        Feed(run);
        run.Advance(Desks.At("2026-03-02T10:15:00Z"));
        Told(run);
        _log.Add("ticket.deleted", Desks.At("2026-03-02T10:20:00Z"), ("ticketId", "T-1"), ("reason", "spam"));
        Feed(run);

        var told = Assert.Single(Told(run));
        Assert.Equal(("breached", "voided"), (told.Data.GetProperty("retracts").GetString(), told.Data.GetProperty("becomes").GetString()));
        Assert.Equal("standard", told.Data.GetProperty("policy").GetString());
        Assert.Equal((0, 0, 0), Levels(run));
    }

    [Fact]
    public void SolvedAgain_AfterStoppingExactlyAtItsDueTime_IsMetAndNotBreachedToo()
    {
        var run = Run(Target(ClockKind.TotalResolution, 60));
        Create("2026-03-02T10:00:00Z", "open");
        Status("2026-03-02T11:00:00Z", "solved");
        Status("2026-03-02T12:00:00Z", "closed");
        Status("2026-03-02T13:00:00Z", "solved");
        Feed(run);
        run.Advance(Desks.At("2026-03-03T00:00:00Z"));

        // Told at the first solving, and again with the time of the last, which is the resolution now.
        Assert.Equal(
            [("support.sla.met.v1", "2026-03-02T11:00:00.000Z"), ("support.sla.met.v1", "2026-03-02T13:00:00.000Z")], Told(run).Select(one => one.What));
        Assert.Equal((1, 0), (Number(run, Measure.SlaMet(ClockKind.TotalResolution)), Number(run, Measure.SlaBreached(ClockKind.TotalResolution))));
    }

    [Fact]
    public void LateFact_ShowsAnotherPolicy_WhatWasSaidIsTakenBackOfTheOneAndToldOfTheOther()
    {
        var run = Run([new SlaPolicy("urgent", [new SlaMatch(NameKind.Priority, ["high"])], [Reply]), new SlaPolicy("standard", [], [Reply])]);
        Create("2026-03-02T10:00:00Z");
        Message("2026-03-02T10:05:00Z", "human");
        Feed(run);
        Assert.Equal("standard", Assert.Single(Told(run)).Data.GetProperty("policy").GetString());

        // It had been urgent all along, as comes out now: the clock was met at the same time, of another policy.
        _log.Add("ticket.attributes-changed", Desks.At("2026-03-02T10:00:00Z"), ("ticketId", "T-1"), ("priority", "high"));
        Feed(run);

        var told = Told(run);
        Assert.Equal(["support.sla.retracted.v1", "support.sla.met.v1"], told.Select(one => one.Type));
        Assert.Equal(["standard", "urgent"], told.Select(one => one.Data.GetProperty("policy").GetString()));
        Assert.Equal("met", told[0].Data.GetProperty("becomes").GetString());
    }

    [Fact]
    public void Retarget_WhileAtRisk_IsToldOfTheNewPolicyWithItsDueTime()
    {
        var run = Run([new SlaPolicy("urgent", [new SlaMatch(NameKind.Priority, ["high"])], [Target(ClockKind.FirstReply, 16)]), new SlaPolicy("standard", [], [Reply])]);
        Create("2026-03-02T10:00:00Z");
        Feed(run);
        run.Advance(Desks.At("2026-03-02T10:13:00Z"));
        Assert.Equal("support.sla.at-risk.v1", Assert.Single(Told(run)).Type);

        _log.Add("ticket.attributes-changed", Desks.At("2026-03-02T10:13:00Z"), ("ticketId", "T-1"), ("priority", "high"));
        Feed(run);

        var told = Told(run);
        Assert.Equal(["support.sla.retracted.v1", "support.sla.at-risk.v1"], told.Select(one => one.Type));
        Assert.Equal(["standard", "urgent"], told.Select(one => one.Data.GetProperty("policy").GetString()));
        Assert.Equal("2026-03-02T10:16:00.000Z", told[1].Data.GetProperty("dueAt").GetString());
        Assert.Equal((1, 1, 0), Levels(run, priority: "high"));
    }

    private static SlaTarget Target(ClockKind kind, int minutes) => new(kind, Desks.Minutes(minutes), BusinessCalendar.AlwaysOpen, [800]);

    private static EngineRun Run(params SlaTarget[] targets) => Run([new SlaPolicy("standard", [], targets)]);

    private static EngineRun Run(IReadOnlyList<SlaPolicy> policies) => new(
        new EngineSettings
        {
            FinestSpan = TimeSpan.FromDays(4000),
            QuarterHourSpan = TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
            Sla = new SlaPolicySet([new SlaPolicyVersion("v1", long.MinValue, policies)]),
        },
        new StorageSettings());

    private void Create(string time, string? status = null) =>
        _log.Add("ticket.created", Desks.At(time), ("ticketId", "T-1"), ("customerId", "c-1"), ("status", status));

    private void Message(string time, string author) =>
        _log.Add("ticket.message", Desks.At(time), ("ticketId", "T-1"), ("author", author));

    private void Status(string time, string status) =>
        _log.Add("ticket.status-changed", Desks.At(time), ("ticketId", "T-1"), ("status", status));

    private void Feed(EngineRun run)
    {
        for (; _fed < _log.Records.Count; _fed++)
        {
            run.Feed(_log.Records[_fed]);
        }
    }

    private static List<OutboxMessage> Take(EngineRun run)
    {
        var messages = new List<OutboxMessage>();
        while (run.Engine.Outbox.TakeNext(long.MaxValue) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    private static List<Event> Told(EngineRun run)
    {
        run.Commit();
        return Take(run).ConvertAll(message =>
        {
            Assert.Equal("T-1", System.Text.Encoding.UTF8.GetString(message.Key.Span));
            var json = JsonDocument.Parse(message.Payload).RootElement;
            return new Event(
                json.GetProperty("id").GetString()!, json.GetProperty("type").GetString()!, json.GetProperty("time").GetString()!, json.GetProperty("data"));
        });
    }

    private static (long Running, long AtRisk, long BreachedOpen) Levels(EngineRun run, string priority = "unknown") => (
        Number(run, Measure.SlaRunning(ClockKind.FirstReply), priority: priority),
        Number(run, Measure.SlaAtRisk(ClockKind.FirstReply), priority: priority),
        Number(run, Measure.SlaBreachedOpen(ClockKind.FirstReply), priority: priority));

    private static long Number(EngineRun run, MeasureId measure, bool isSum = false, string priority = "unknown")
    {
        run.Commit();
        var numbers = StoredCells.Of(run.Store).Numbers(Cube.Main, _ => "all");
        return numbers.GetValueOrDefault($"all default|unknown|unknown|unknown|{priority} {measure.Value}{(isSum ? " sum" : "")}");
    }

    private sealed record Event(string Id, string Type, string Time, JsonElement Data)
    {
        public (string Type, string Time) What => (Type, Time);

        public long Revision => Data.GetProperty("revision").GetInt64();

        public string Clock => Data.GetProperty("clock").GetString()!;
    }
}
