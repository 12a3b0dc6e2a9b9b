using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <content>Statuses: resolutions, reopenings, closings, levels, and what only shows at the end.</content>
internal sealed partial class TicketWalk
{
    private static bool IsEnded(TicketStatus status) => status is TicketStatus.Solved or TicketStatus.Closed;

    private void ChangeStatus(TicketStatus status, long timeMs, NameId agent)
    {
        var was = _state.Status;
        if (status == was)
        {
            return;
        }

        _state.Status = status;
        var values = agent.IsNone ? _state.Now : _state.Now with { Agent = agent };
        if (IsEnded(was) && !IsEnded(status))
        {
            Reopen(timeMs);
        }

        if (status == TicketStatus.Solved)
        {
            Solve(timeMs, values);
        }
        else if (status == TicketStatus.Closed)
        {
            _state.HasClosing = true;
            _state.ClosingMs = timeMs;
            _state.Closing = values;
            _state.IsClosedUnresolved = !_state.IsSolutionStanding;
        }

        if (IsEnded(status))
        {
            _state.HasEnded = true;
            _state.IsGapOpen = false;
        }
    }

    private void Solve(long timeMs, in Attribution values)
    {
        _state.IsSolutionStanding = true;
        _state.ResolutionMs = timeMs;
        _state.Resolution = values;
        if (!_state.HasFirstResolution)
        {
            _state.HasFirstResolution = true;
            _state.FirstResolutionMs = timeMs;
            _state.FirstResolution = values;
            _state.IsFirstContact = _state is { FurtherContacts: 0, Replies: 1 };
        }
    }

    private void Reopen(long timeMs)
    {
        Contribute(Measure.Reopenings, timeMs, 1, _state.Now);
        _state.IsSolutionStanding = false;
        _state.HasClosing = false;
        _state.IsReopenedSoon |= _state.HasFirstResolution && timeMs - _state.FirstResolutionMs <= _firstContactWindowMs;
        OpenGap(timeMs);
    }

    /// <summary>When T7's delay ends: that of the policy that the ticket was created under, and no other's, whatever changes later.</summary>
    private long DelayEndMs() => _state.CreatedMs
        + ((clocks.IsEnabled ? clocks.ResolutionDelayMs(_state.CreatedMs, _tenant, _state.Creation) : null) ?? _defaultDelayMs);

    /// <summary>Notes whether a solution stood when T7's delay ended, once the facts go past that time.</summary>
    private void PassDelay(long timeMs)
    {
        if (_state is { IsCreated: true, IsDelayPassed: false } && timeMs > _delayEndMs)
        {
            _state.IsDelayPassed = true;
            _state.WasStandingAtDelay = _state.IsSolutionStanding;
        }
    }

    private void SyncLevels(long timeMs)
    {
        SyncWait(timeMs);
        var inBacklog = _state.IsCreated && !IsEnded(_state.Status);
        Sync(Measure.Backlog, ref _state.Backlog, inBacklog, timeMs);
        Sync(Measure.UnansweredOpen, ref _state.UnansweredOpen, inBacklog && _state is { IsFirstResponseDue: true, IsFirstResponseGiven: false }, timeMs);
        Sync(Measure.OpenUntilClosed, ref _state.OpenUntilClosed, _state.IsCreated && _state.Status != TicketStatus.Closed, timeMs);
    }

    private void Sync(MeasureId measure, ref WalkState.Level level, bool isCounted, long timeMs)
    {
        if (level.IsCounted == isCounted && (!isCounted || level.Values == _state.Now))
        {
            return;
        }

        if (level.IsCounted)
        {
            Contribute(measure, timeMs, -1, level.Values);
        }

        if (isCounted)
        {
            Contribute(measure, timeMs, 1, _state.Now);
        }

        level.IsCounted = isCounted;
        level.Values = _state.Now;
    }

    /// <summary>Closes a ticket that was silent for too long, at the time when that was so.</summary>
    private void Abandon()
    {
        if (_state.IsCreated && _state.Status != TicketStatus.Closed)
        {
            var abandonedMs = _state.LastFactMs + _abandonAfterMs;
            PassDelay(abandonedMs);
            var was = _state.Status;
            if (clocks.IsEnabled)
            {
                clocks.PassTo(abandonedMs);
            }

            ChangeStatus(TicketStatus.Closed, abandonedMs, default);
            if (clocks.IsEnabled)
            {
                clocks.Abandon(abandonedMs, was, _state);
            }

            SyncLevels(abandonedMs);
        }
    }

    private void Finish(long timerTimeMs)
    {
        var isDelayOver = timerTimeMs >= _delayEndMs;
        var standsAtDelay = _state.IsDelayPassed ? _state.WasStandingAtDelay : _state.IsSolutionStanding;
        if (isDelayOver || standsAtDelay || _state.IsSolutionStanding)
        {
            Contribute(Measure.ResolutionJudged, _state.CreatedMs, 1, _state.Creation);
            if (standsAtDelay)
            {
                Contribute(Measure.ResolvedInDelay, _state.CreatedMs, 1, _state.Creation);
            }
        }

        if (_state.IsSolutionStanding)
        {
            Contribute(Measure.EverResolved, _state.CreatedMs, 1, _state.Creation);
        }

        FinishResolution();
        if (_state.HasClosing)
        {
            Contribute(Measure.Closed, _state.ClosingMs, 1, _state.Closing);
            if (_state.IsClosedUnresolved)
            {
                Contribute(Measure.ClosedUnresolved, _state.ClosingMs, 1, _state.Closing);
            }
        }
    }

    private void FinishResolution()
    {
        if (_state.HasFirstResolution)
        {
            Contribute(Measure.FirstResolutions, _state.FirstResolutionMs, 1, _state.FirstResolution);
            if (_state is { IsFirstContact: true, IsReopenedSoon: false })
            {
                Contribute(Measure.FirstContactResolutions, _state.FirstResolutionMs, 1, _state.FirstResolution);
            }
        }

        if (!_state.IsSolutionStanding)
        {
            return;
        }

        Contribute(Measure.Resolved, _state.ResolutionMs, 1, _state.Resolution);
        if (_state.ResolutionMs >= _state.CreatedMs)
        {
            ContributeDuration(Measure.WaitTime, _state.ResolutionMs, _state.WaitedMs, _state.Resolution);
            ContributeDuration(Measure.TimeToResolution, _state.ResolutionMs, _state.ResolutionMs - _state.CreatedMs, _state.Resolution);
        }
        else
        {
            Contribute(Measure.TimeToResolutionInvalid, _state.ResolutionMs, 1, _state.Resolution);
        }
    }

    /// <summary>From when on a ticket that is over need not be kept for ever: its last fact or, where it was abandoned, that it was closed.</summary>
    private long EndMs => _state.HasClosing ? Math.Max(_state.LastFactMs, _state.ClosingMs) : _state.LastFactMs;

    private TicketVerdict Verdict(long timerTimeMs)
    {
        var isOver = !_state.IsCreated || _state.IsVoided || _state.Status == TicketStatus.Closed;
        var deadlineMs = isOver ? EndMs + _keepMs : _state.LastFactMs + _abandonAfterMs;
        var nextMs = clocks.IsEnabled && _state is { IsCreated: true, IsVoided: false } ? clocks.NextMs : long.MaxValue;
        var waitsForDelay = _state is { IsCreated: true, IsVoided: false, IsSolutionStanding: false } && _delayEndMs > timerTimeMs;
        return new TicketVerdict(
            Math.Min(waitsForDelay ? Math.Min(deadlineMs, _delayEndMs) : deadlineMs, nextMs),
            IsLive: !isOver || waitsForDelay || nextMs != long.MaxValue,
            IsExpired: isOver && timerTimeMs >= deadlineMs);
    }
}
