using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <content>What facts do to clocks: start, stop, pause, end and re-target them.</content>
internal sealed partial class ClockWalk
{
    /// <summary>What the ticket was just before a fact, as far as clocks must know.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="IsCreated">Whether it was created.</param>
    /// <param name="HadEnded">Whether it had ever been solved or closed.</param>
    /// <param name="IsGapOpen">Whether the customer waited for a reply.</param>
    internal readonly record struct Before(TicketStatus Status, bool IsCreated, bool HadEnded, bool IsGapOpen);

    /// <summary>Takes in a fact that the ticket has just taken.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="before">The ticket before it.</param>
    /// <param name="state">The ticket after it.</param>
    /// <param name="replyValues">For a reply, the values that it counts under.</param>
    public void Take(in Fact fact, in Before before, in WalkState state, in Attribution replyValues)
    {
        _now = state.Now;
        if (!state.IsCreated)
        {
            return;
        }

        if (!before.IsCreated)
        {
            Create(before, state);
        }
        else
        {
            if (fact.IsReply)
            {
                Reply(fact.TimeMs, state, replyValues);
            }

            StartWaits(fact.TimeMs, before, state);
        }

        FollowStatus(fact.TimeMs, before.Status, before.IsCreated, state);
        Sync(fact.TimeMs, state);
    }

    /// <summary>The ticket was closed because it was silent for too long.</summary>
    /// <param name="timeMs">When.</param>
    /// <param name="before">The status before.</param>
    /// <param name="state">The ticket after it.</param>
    public void Abandon(long timeMs, TicketStatus before, in WalkState state)
    {
        FollowStatus(timeMs, before, wasCreated: true, state);
        Sync(timeMs, state);
    }

    private static bool IsResolution(ClockKind kind) => kind >= ClockKind.RequesterWait;

    private static bool IsEnded(TicketStatus status) => status is TicketStatus.Solved or TicketStatus.Closed;

    private static bool Counts(ClockKind kind, TicketStatus status) => kind switch
    {
        ClockKind.PausableUpdate or ClockKind.RequesterWait => status != TicketStatus.Pending,
        ClockKind.AgentWork => status is not (TicketStatus.Pending or TicketStatus.OnHold),
        _ => true,
    };

    private void Create(in Before before, in WalkState state)
    {
        var timeMs = state.CreatedMs;
        if (state.OpenedByStaff && state.HasReplyToCustomer)
        {
            // What is known last is who opened the ticket: the clock ran and stopped before the creation.
            if (state.IsReplyToCustomerInTime)
            {
                var clock = Start(ClockKind.FirstReply, state.FirstResponseStartMs, timeMs, state);
                StopFirstReply(clock, state.ReplyToCustomerMs, state.ReplyToCustomer);
            }
        }
        else if (state is { IsFirstResponseDue: true, IsFirstResponseGiven: false } && !before.HadEnded)
        {
            Start(ClockKind.FirstReply, state.FirstResponseStartMs, timeMs, state);
        }

        for (var kind = ClockKind.RequesterWait; kind <= ClockKind.TotalResolution; kind++)
        {
            Start(kind, timeMs, timeMs, state);
        }
    }

    private void Reply(long timeMs, in WalkState state, in Attribution values)
    {
        var first = this[ClockKind.FirstReply];
        if (first.IsOpen)
        {
            StopFirstReply(first, timeMs, values);
        }

        StopIfOpen(ClockKind.NextReply, timeMs, values);
        StopIfOpen(ClockKind.PeriodicUpdate, timeMs, values);
        StopIfOpen(ClockKind.PausableUpdate, timeMs, values);
        if (!IsEnded(state.Status))
        {
            Start(ClockKind.PeriodicUpdate, timeMs, timeMs, state);
            Start(ClockKind.PausableUpdate, timeMs, timeMs, state);
        }
    }

    private void StartWaits(long timeMs, in Before before, in WalkState state)
    {
        var first = this[ClockKind.FirstReply];
        if (!first.IsStarted && state is { IsFirstResponseDue: true, IsFirstResponseGiven: false, HasEnded: false })
        {
            Start(ClockKind.FirstReply, state.FirstResponseStartMs, timeMs, state);
        }

        if (!before.IsGapOpen && state.IsGapOpen && !first.IsOpen)
        {
            Start(ClockKind.NextReply, timeMs, timeMs, state);
        }
    }

    private void FollowStatus(long timeMs, TicketStatus was, bool wasCreated, in WalkState state)
    {
        if (state.Status == was && wasCreated)
        {
            return;
        }

        FollowPending(timeMs, was, state);
        var isEnded = IsEnded(state.Status);
        for (var kind = ClockKind.FirstReply; kind <= ClockKind.PausableUpdate; kind++)
        {
            if (isEnded && this[kind].IsOpen)
            {
                End(this[kind], timeMs);
            }
        }

        var isSolved = state.Status == TicketStatus.Solved && was != TicketStatus.Solved;
        for (var kind = ClockKind.RequesterWait; kind <= ClockKind.TotalResolution; kind++)
        {
            var clock = this[kind];
            if (isSolved)
            {
                Stop(clock, timeMs, state.Resolution);
            }
            else if (isEnded && clock.IsOpen)
            {
                End(clock, timeMs);
            }
            else if (!isEnded && !clock.IsOpen)
            {
                clock.IsOpen = true;
                clock.IsMet = false;
                clock.FromMs = timeMs;
                Recorder?.Add(clock, timeMs, ClockStepKind.Reopened);
            }
        }

        foreach (var clock in _clocks)
        {
            if (clock.IsOpen && clock.IsCounting != Counts(clock.Kind, state.Status))
            {
                // What starts, or is reopened, counts or stands still from then on: that is no turn of its own.
                var isTurn = clock.StartMs < timeMs && clock.FromMs < timeMs;
                clock.Count(!clock.IsCounting, timeMs);
                clock.Judge();
                if (isTurn || !clock.IsCounting)
                {
                    Recorder?.Add(clock, timeMs, clock.IsCounting ? ClockStepKind.Resumed : ClockStepKind.Paused);
                }
            }
        }
    }

    private void FollowPending(long timeMs, TicketStatus was, in WalkState state)
    {
        if (state.Status == TicketStatus.Pending)
        {
            _pendingSinceMs = timeMs;
        }
        else if (was == TicketStatus.Pending)
        {
            _pendingMs = PendingMs(timeMs);
            _pendingSinceMs = TicketClock.Never;
        }
    }

    private TicketClock Start(ClockKind kind, long startMs, long fromMs, in WalkState state)
    {
        var clock = this[kind];
        if (clock.IsStarted)
        {
            Finish(clock);
        }

        clock.Begin(startMs);
        clock.Count(Counts(kind, state.Status), startMs);
        Pick(clock, startMs, fromMs);
        Recorder?.Add(clock, startMs, ClockStepKind.Started);
        return clock;
    }

    private void Pick(TicketClock clock, long pickedMs, long fromMs)
    {
        clock.PickedMs = pickedMs;
        clock.PickedFor = _now;
        clock.FromMs = fromMs;
        clock.Policy = _policies.Find(pickedMs, _tenant, _now);
        clock.Target = clock.Policy?.Target(clock.Kind);
        clock.IsAtRisk = false;
        clock.Judge();
    }

    private void StopIfOpen(ClockKind kind, long timeMs, in Attribution values)
    {
        var clock = this[kind];
        if (clock.IsOpen)
        {
            Stop(clock, timeMs, values);
        }
    }

    private void StopFirstReply(TicketClock clock, long timeMs, in Attribution values)
    {
        Stop(clock, timeMs, values);
        if ((clock.Target?.Calendar ?? _policies.CalendarOf(_tenant)) is { } calendar)
        {
            ContributeDuration(Measure.FirstResponseBusiness, timeMs, calendar.OpenMs(clock.StartMs, timeMs), values);
        }
    }

    private void Stop(TicketClock clock, long timeMs, in Attribution values)
    {
        Close(clock, timeMs);
        Recorder?.Add(clock, timeMs, ClockStepKind.Stopped);
        if (!clock.IsLate && clock.Target is not null)
        {
            clock.IsMet = true;
            clock.OutcomeValues = values;
            if (!IsResolution(clock.Kind))
            {
                Contribute(Measure.SlaMet(clock.Kind), timeMs, 1, values, clock.Policy!.Name);
            }
        }
    }

    private void End(TicketClock clock, long timeMs)
    {
        Close(clock, timeMs);
        Recorder?.Add(clock, timeMs, ClockStepKind.Ended);
        if (!clock.IsLate)
        {
            clock.OutcomeValues = _now;
        }
    }

    private void Close(TicketClock clock, long timeMs)
    {
        // Solved again without a reopening: it was stopped in time, and stands still since, be it exactly at its due time.
        if (!clock.IsMet)
        {
            Pass(clock, timeMs);
        }

        clock.Count(isCounting: false, timeMs);
        clock.Judge();
        clock.IsOpen = false;
        clock.EndMs = timeMs;
    }

    /// <summary>A clock passes the instants that lie before a time: its first threshold, and its due time.</summary>
    private void Pass(TicketClock clock, long timeMs)
    {
        if (clock.IsLate || clock.Target is null)
        {
            return;
        }

        if (!clock.IsAtRisk && clock.AtRiskMs < timeMs && IsCertain(clock.AtRiskMs))
        {
            clock.IsAtRisk = true;
            SyncLevels(clock, Math.Max(clock.AtRiskMs, clock.FromMs));
        }

        if (clock.DueMs < timeMs)
        {
            clock.IsLate = true;
            clock.OutcomeValues = _now;
            if (IsCertain(clock.DueMs))
            {
                clock.IsBreached = true;
                Contribute(Measure.SlaBreached(clock.Kind), clock.DueMs, 1, _now, clock.Policy!.Name);
                SyncLevels(clock, Math.Max(clock.DueMs, clock.FromMs));
            }
        }
    }

    /// <summary>After a fact: re-targets running clocks whose attributes changed, and brings the levels up to date.</summary>
    private void Sync(long timeMs, in WalkState state)
    {
        _earliestMs = TicketClock.Never;
        foreach (var clock in _clocks)
        {
            if (clock is { IsOpen: true, IsLate: false } && _policies.Differ(clock.PickedFor, state.Now))
            {
                Pick(clock, timeMs, timeMs);
                Recorder?.Add(clock, timeMs, ClockStepKind.Retargeted);
                Pass(clock, timeMs);
            }

            SyncLevels(clock, timeMs);
            NoteEarliest(clock);
        }
    }

    private void SyncLevels(TicketClock clock, long timeMs)
    {
        var isRunning = clock is { IsOpen: true, Target: not null, IsBreached: false };
        Sync(Measure.SlaRunning(clock.Kind), ref clock.Running, isRunning, timeMs, clock);
        Sync(Measure.SlaAtRisk(clock.Kind), ref clock.AtRisk, isRunning && clock.IsAtRisk, timeMs, clock);
        Sync(Measure.SlaBreachedOpen(clock.Kind), ref clock.BreachedOpen, clock is { IsOpen: true, IsBreached: true }, timeMs, clock);
    }

    private void Sync(MeasureId measure, ref ClockLevel level, bool isCounted, long timeMs, TicketClock clock)
    {
        var policy = isCounted ? clock.Policy!.Name : default;
        if (level.IsCounted == isCounted && (!isCounted || (level.Policy == policy && level.Values == _now)))
        {
            return;
        }

        if (level.IsCounted)
        {
            Contribute(measure, timeMs, -1, level.Values, level.Policy);
        }

        if (isCounted)
        {
            Contribute(measure, timeMs, 1, _now, policy);
        }

        level.IsCounted = isCounted;
        level.Values = _now;
        level.Policy = policy;
    }
}
