using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sketches;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets;

/// <summary>
/// Computes a ticket's contributions from its facts: goes through them in fact order once. A pure function of the facts, the timer time
/// and the settings; the rules are those of the semantics, sections 2 and 3.
/// </summary>
/// <remarks>Holds scratch memory only. Not safe for use by two threads at once.</remarks>
internal sealed partial class TicketWalk(EngineSettings settings, SplitResolver splits, ClockWalk clocks)
{
    // Before the first fact: later than any time from which a silence could be counted.
    private const long NoFactMs = long.MaxValue;

    private readonly long _defaultDelayMs = (long)settings.ResolutionDelay.TotalMilliseconds;
    private readonly long _firstContactWindowMs = (long)settings.FirstContactWindow.TotalMilliseconds;
    private readonly long _abandonAfterMs = (long)settings.AbandonAfter.TotalMilliseconds;

    // A duplicate may come as late as the horizon after its event, and clocks may differ by the tolerance.
    private readonly long _keepMs = (long)(settings.Horizon + settings.FutureTolerance).TotalMilliseconds;

    private readonly ContributionList _ticket = new();
    private readonly ContributionList _others = new();
    private WalkState _state;
    private NameId _tenant;
    private Attribution _replyValues;

    // When T7's delay of the ticket ends; once it is created.
    private long _delayEndMs;

    /// <summary>How many durations were left out because they exceed <see cref="SketchBuckets.MaxMs"/>.</summary>
    public long TooLongCount { get; private set; }

    /// <summary>What <see cref="Evaluate"/> found last, in short.</summary>
    public TicketSummary Summary => new()
    {
        IsCreated = _state.IsCreated,
        IsVoided = _state.IsVoided,
        Status = _state.Status,
        CreatedMs = _state.CreatedMs,
        LastFactMs = _state.LastFactMs,
        WaitingSinceMs = _state is { IsCreated: true, IsVoided: false, IsGapOpen: true } ? _state.GapStartMs : null,
        NextDueMs = HasClocks && clocks.NextDueMs != TicketClock.Never ? clocks.NextDueMs : null,
        ClockStatus = HasClocks ? clocks.Open : OpenClocks.None,
    };

    /// <summary>The ticket as <see cref="Evaluate"/> left it last.</summary>
    public WalkState State => _state;

    /// <summary>Whether the ticket just evaluated makes no contributions of its own: it was voided, or never created.</summary>
    public bool IsGone => !_state.IsCreated || _state.IsVoided;

    /// <summary>What the ticket contributes.</summary>
    /// <param name="workspace">The ticket's facts.</param>
    /// <param name="timerTimeMs">Deadlines up to here have passed, Unix milliseconds.</param>
    /// <param name="result">Receives the contributions.</param>
    /// <returns>What follows for keeping the ticket.</returns>
    public TicketVerdict Evaluate(TicketWorkspace workspace, long timerTimeMs, ContributionList result)
    {
        Start(workspace, timerTimeMs);
        Go(workspace, workspace.Count);
        ContributeSurveys(workspace);
        ContributeEarlyCalls(workspace);

        result.Clear();
        if (_state.IsCreated && !_state.IsVoided)
        {
            if (_state.LastFactMs + _abandonAfterMs <= timerTimeMs)
            {
                Abandon();
            }

            // First, for it stays: what the next facts add then stands behind what there is now.
            result.Add(ByCategory());
            Finish(timerTimeMs);
            FinishClocks();
            result.AddRange(_ticket.Items);
        }
        else
        {
            FinishClocks();
        }

        result.AddRange(_others.Items);
        return Verdict(timerTimeMs);
    }

    private bool HasClocks => clocks.IsEnabled && _state is { IsCreated: true, IsVoided: false };

    private Contribution ByCategory()
    {
        var (main, agent) = splits.Resolve(_tenant, _state.Creation with { Category = _state.Now.Category });
        return new Contribution(Measure.TicketsByCategory, _state.CreatedMs, 1, main, agent);
    }

    /// <summary>Also of a voided ticket, whose clocks contribute nothing any more: it is to be told what they were.</summary>
    private void FinishClocks()
    {
        if (clocks.IsEnabled && _state.IsCreated)
        {
            clocks.Finish(_state);
        }
    }

    private void Start(TicketWorkspace workspace, long timerTimeMs)
    {
        _tenant = workspace.Tenant;
        _ticket.Clear();
        _others.Clear();
        if (workspace.Base is { } settled)
        {
            _state = settled.State;
            _ticket.AddRange(settled.TicketContributions);
            _others.AddRange(settled.OtherContributions);
        }
        else
        {
            _state = default;
            _state.LastFactMs = NoFactMs;
        }

        if (clocks.IsEnabled)
        {
            clocks.Begin(_tenant, _ticket, workspace.Base is { } kept ? kept.Clocks : default, _state.Now, timerTimeMs);
        }

        if (_state.IsCreated)
        {
            _delayEndMs = DelayEndMs();
        }
    }

    private void Go(TicketWorkspace workspace, int count)
    {
        foreach (ref readonly var fact in workspace.Facts[workspace.SettledCount..count])
        {
            if (fact.Kind == EventKind.TicketCreated && _state.IsCreated)
            {
                continue;
            }

            if (_state.LastFactMs < fact.TimeMs - _abandonAfterMs)
            {
                Abandon();
            }

            PassDelay(fact.TimeMs);
            if (clocks.IsEnabled)
            {
                var before = new ClockWalk.Before(_state.Status, _state.IsCreated, _state.HasEnded, _state.IsGapOpen);
                clocks.PassTo(fact.TimeMs);
                Take(fact);
                clocks.Take(fact, before, _state, _replyValues);
            }
            else
            {
                Take(fact);
            }

            _state.LastFactMs = fact.TimeMs;
            SyncLevels(fact.TimeMs);
        }
    }

    private void Take(in Fact fact)
    {
        switch (fact.Kind)
        {
            case EventKind.TicketCreated:
                Create(fact);
                break;
            case EventKind.AttributesChanged or EventKind.Assigned:
                _state.Now.Change(fact.Fields, fact.Values);
                break;
            case EventKind.Message when fact.Author == Author.Customer:
                HearCustomer(fact.TimeMs);
                break;
            case EventKind.Message when fact.IsReply:
                Reply(fact);
                break;
            case EventKind.StatusChanged:
                _state.HasStatus = true;
                ChangeStatus(fact.Status == TicketStatus.Reopened ? TicketStatus.Open : fact.Status, fact.TimeMs, fact.Values.Agent);
                break;
            case EventKind.Merged:
                _state.IsVoided = true;
                break;
            case EventKind.Deleted:
                Delete(fact);
                break;
            case EventKind.CallHandled when _state.IsCreated:
                ContributeCall(fact, _state.Now);
                break;
            default:
                break;
        }
    }

    private void Create(in Fact fact)
    {
        _state.IsCreated = true;
        _state.CreatedMs = fact.TimeMs;
        _state.OpenedByStaff = fact.OpenedByStaff;
        _state.Now.Change(fact.Fields, fact.Values);
        _state.Creation = _state.Now;
        _delayEndMs = DelayEndMs();
        Contribute(Measure.TicketsCreated, fact.TimeMs, 1, _state.Creation);
        if (!fact.Customer.IsNone)
        {
            _ticket.Add(Contribution.Alone(Measure.TicketsCreated, fact.TimeMs, 1, splits.ResolveCustomer(_tenant, fact.Customer)));
        }

        if (!fact.OpenedByStaff)
        {
            OpenGap(fact.TimeMs);
        }

        StartFirstResponse(fact);
        if (!_state.HasStatus)
        {
            _state.HasStatus = true;
            ChangeStatus(fact.Status, fact.TimeMs, fact.Values.Agent);
        }
    }

    private void HearCustomer(long timeMs)
    {
        OpenGap(timeMs);
        HearCustomerFirst(timeMs);
        if (_state is { HasFirstResolution: false, LastWasReply: true })
        {
            _state.FurtherContacts++;
        }

        _state.LastWasReply = false;
        if (_state.Status == TicketStatus.Pending)
        {
            ChangeStatus(TicketStatus.Open, timeMs, default);
        }
    }

    private void Reply(in Fact fact)
    {
        var values = _state.Now with
        {
            Agent = fact.Values.Agent,
            Team = fact.Values.Team.IsNone ? _state.Now.Team : fact.Values.Team,
        };
        _replyValues = values;
        ReplyFirst(fact.TimeMs, values);
        Contribute(Measure.MessagesSent, fact.TimeMs, 1, values);
        if (_state.IsGapOpen)
        {
            _state.IsGapOpen = false;
            ContributeDuration(Measure.ReplyGap, fact.TimeMs, fact.TimeMs - _state.GapStartMs, values);
        }

        _state.Replies += _state.HasFirstResolution ? 0 : 1;
        _state.LastWasReply = true;
        _state.LastReplier = fact.Values.Agent;
    }

    private void OpenGap(long timeMs)
    {
        if (!_state.IsGapOpen)
        {
            _state.IsGapOpen = true;
            _state.GapStartMs = timeMs;
        }
    }

    private void Delete(in Fact fact)
    {
        if (fact.DeleteReason is DeleteReason.Spam or DeleteReason.Test or DeleteReason.Duplicate)
        {
            _state.IsVoided = true;
        }
        else
        {
            _state.IsErased = true;
            _state.HasStatus = true;
            ChangeStatus(TicketStatus.Closed, fact.TimeMs, default);
        }
    }

    private void Contribute(MeasureId measure, long timeMs, long value, in Attribution values) =>
        Add(_ticket, measure, timeMs, value, values);

    private void ContributeDuration(MeasureId measure, long timeMs, long durationMs, in Attribution values)
    {
        if (durationMs > SketchBuckets.MaxMs)
        {
            TooLongCount++;
            return;
        }

        Add(_ticket, measure, timeMs, durationMs, values);
    }

    private void Add(ContributionList list, MeasureId measure, long timeMs, long value, in Attribution values)
    {
        var (main, agent) = splits.Resolve(_tenant, values);
        list.Add(measure, timeMs, value, main, agent);
    }
}
