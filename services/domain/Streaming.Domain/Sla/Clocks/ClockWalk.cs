using System.Runtime.InteropServices;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Sketches;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>
/// The SLA clocks of a ticket, beside the walk through its facts: what they contribute, what became of each, and when time alone changes
/// something next. A pure function of the facts, the timer time and the settings; the rules are on the decision page about clocks.
/// </summary>
/// <remarks>
/// A breach is told only once timer time has passed the due time: before that, a stop in time may still come from a topic that lags.
/// Holds scratch memory only. Not safe for use by two threads at once.
/// </remarks>
internal sealed partial class ClockWalk
{
    private readonly IClockPolicies _policies;
    private readonly SplitResolver _splits;
    private readonly TicketClock[] _clocks = [.. Enumerable.Range(0, ClockKinds.Count).Select(kind => new TicketClock((ClockKind)kind))];
    private readonly List<ClockInstance> _instances = [];
    private ContributionList _contributions = null!;
    private NameId _tenant;
    private Attribution _now;
    private long _gateMs;
    private long _earliestMs;
    private long _pendingSinceMs;
    private long _pendingMs;

    /// <summary>Makes the walk.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="splits">The shard's splits.</param>
    public ClockWalk(IClockPolicies policies, SplitResolver splits)
    {
        _policies = policies;
        _splits = splits;
    }

    /// <summary>Whether there is anything to do: else no other member may be called.</summary>
    public bool IsEnabled => !_policies.IsEmpty;

    /// <summary>When time alone changes something next, Unix milliseconds; <see cref="TicketClock.Never"/> where it does not.</summary>
    public long NextMs { get; private set; }

    /// <summary>When the next running clock is due, Unix milliseconds; <see cref="TicketClock.Never"/> where none runs, or all stand still.</summary>
    public long NextDueMs { get; private set; }

    /// <summary>The worst of the clocks that still wait.</summary>
    public OpenClocks Open { get; private set; }

    /// <summary>What became of each clock, in the order in which they ended, open ones last.</summary>
    public ReadOnlySpan<ClockInstance> Instances => CollectionsMarshal.AsSpan(_instances);

    /// <summary>Who wants the clocks explained; <see langword="null"/> for nobody.</summary>
    public ClockRecorder? Recorder { get; init; }

    /// <inheritdoc cref="IClockPolicies.ResolutionDelayMs"/>
    public long? ResolutionDelayMs(long createdMs, NameId tenant, in Attribution creation) => _policies.ResolutionDelayMs(createdMs, tenant, creation);

    private TicketClock this[ClockKind kind] => _clocks[(int)kind];

    /// <summary>Starts with a ticket.</summary>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="contributions">Receives what its clocks contribute.</param>
    /// <param name="settled">What <see cref="Settle"/> made of its settled facts; empty where none is.</param>
    /// <param name="now">The ticket's values after its settled facts.</param>
    /// <param name="gateMs">Breaches and risks up to here are certain, Unix milliseconds.</param>
    public void Begin(NameId tenant, ContributionList contributions, ReadOnlySpan<byte> settled, in Attribution now, long gateMs)
    {
        _tenant = tenant;
        _contributions = contributions;
        _gateMs = gateMs;
        _earliestMs = TicketClock.Never;
        _instances.Clear();
        _now = now;
        _pendingMs = 0;
        _pendingSinceMs = TicketClock.Never;
        NextMs = TicketClock.Never;
        NextDueMs = TicketClock.Never;
        Open = OpenClocks.None;
        Recorder?.Clear();
        foreach (var clock in _clocks)
        {
            clock.Clear();
        }

        if (!settled.IsEmpty)
        {
            Read(settled);
            _earliestMs = long.MinValue;
        }
    }

    /// <summary>Lets time pass up to a fact, which itself is still to come.</summary>
    /// <param name="timeMs">The fact's time.</param>
    public void PassTo(long timeMs)
    {
        if (_earliestMs >= timeMs)
        {
            return;
        }

        _earliestMs = TicketClock.Never;
        foreach (var clock in _clocks)
        {
            if (clock.IsOpen)
            {
                Pass(clock, timeMs);
                NoteEarliest(clock);
            }
        }
    }

    /// <summary>Ends the walk: time passes up to the timer time, and what only shows at the end is contributed.</summary>
    /// <param name="state">The ticket after its last fact.</param>
    public void Finish(in WalkState state)
    {
        if (_gateMs is not (long.MinValue or long.MaxValue))
        {
            PassTo(_gateMs + 1);
        }

        foreach (var clock in _clocks)
        {
            if (!clock.IsStarted)
            {
                continue;
            }

            if (clock.IsMet && IsResolution(clock.Kind))
            {
                Contribute(Measure.SlaMet(clock.Kind), clock.EndMs, 1, clock.OutcomeValues, clock.Policy!.Name);
            }

            if (clock.IsOpen && !clock.IsLate)
            {
                NoteNext(clock);
            }

            NoteOpen(clock);
            Finish(clock);
        }

        FinishResolution(state);
    }

    private void Finish(TicketClock clock)
    {
        var instance = InstanceOf(clock);
        _instances.Add(instance);
        Recorder?.Finish(clock, instance, _gateMs);
    }

    private void FinishResolution(in WalkState state)
    {
        if (!state.IsSolutionStanding || state.ResolutionMs < state.CreatedMs)
        {
            return;
        }

        var calendar = this[ClockKind.TotalResolution].Target?.Calendar
            ?? this[ClockKind.RequesterWait].Target?.Calendar
            ?? this[ClockKind.AgentWork].Target?.Calendar
            ?? _policies.CalendarOf(_tenant);
        if (calendar is not null)
        {
            ContributeDuration(Measure.TimeToResolutionBusiness, state.ResolutionMs, calendar.OpenMs(state.CreatedMs, state.ResolutionMs), state.Resolution);
        }

        ContributeDuration(
            Measure.TimeToResolutionActive, state.ResolutionMs, state.ResolutionMs - state.CreatedMs - PendingMs(state.ResolutionMs), state.Resolution);
    }

    private void NoteOpen(TicketClock clock)
    {
        var status = clock.BreachedOpen.IsCounted ? OpenClocks.Breached
            : clock.AtRisk.IsCounted ? OpenClocks.AtRisk
            : clock.Running.IsCounted ? OpenClocks.Running
            : OpenClocks.None;
        Open = status > Open ? status : Open;
        if (clock.Running.IsCounted)
        {
            NextDueMs = Math.Min(NextDueMs, clock.DueMs);
        }
    }

    private void NoteEarliest(TicketClock clock)
    {
        if (clock is { IsOpen: true, IsLate: false })
        {
            _earliestMs = Math.Min(_earliestMs, clock.IsAtRisk ? clock.DueMs : Math.Min(clock.AtRiskMs, clock.DueMs));
        }
    }

    /// <summary>What lies behind the gate must be judged again when timer time has passed it.</summary>
    private bool IsCertain(long timeMs)
    {
        if (timeMs <= _gateMs)
        {
            return true;
        }

        NextMs = Math.Min(NextMs, timeMs);
        return false;
    }

    private void NoteNext(TicketClock clock)
    {
        if (clock.Target is not { } target)
        {
            return;
        }

        if (clock.DueMs > _gateMs)
        {
            NextMs = Math.Min(NextMs, clock.DueMs);
        }

        for (var i = 0; i < target.AtRiskPerMille.Count; i++)
        {
            var atMs = clock.InstantOf(target.AtRiskMs(target.AtRiskPerMille[i]));
            if (atMs > _gateMs)
            {
                NextMs = Math.Min(NextMs, atMs);
                return;
            }
        }
    }

    private ClockInstance InstanceOf(TicketClock clock)
    {
        var instance = new ClockInstance
        {
            Kind = clock.Kind,
            Cycle = clock.Cycle,
            StartMs = clock.StartMs,
            DueMs = clock.DueMs,
            EndMs = clock.EndMs,
            Policy = clock.Policy,
            Target = clock.Target,
            Values = clock.IsOpen && !clock.IsLate ? _now : clock.OutcomeValues,
            Standing = clock.IsBreached ? ClockStanding.Breached
                : clock.IsMet ? ClockStanding.Met
                : clock.IsOpen || clock.IsLate ? ClockStanding.Running
                : ClockStanding.Cancelled,
        };
        if (instance.Standing == ClockStanding.Running && clock is { IsOpen: true, IsLate: false, Target: { } target })
        {
            for (var i = 0; i < target.AtRiskPerMille.Count; i++)
            {
                var atMs = clock.InstantOf(target.AtRiskMs(target.AtRiskPerMille[i]));
                if (atMs > _gateMs)
                {
                    break;
                }

                instance.Thresholds = i + 1;
                instance.ThresholdMs = atMs;
            }
        }

        return instance;
    }

    private long PendingMs(long untilMs) =>
        _pendingMs + (_pendingSinceMs == TicketClock.Never ? 0 : Math.Max(0, untilMs - _pendingSinceMs));

    private void ContributeDuration(MeasureId measure, long timeMs, long durationMs, in Attribution values)
    {
        if (durationMs <= SketchBuckets.MaxMs)
        {
            var (main, agent) = _splits.Resolve(_tenant, values);
            _contributions.Add(measure, timeMs, durationMs, main, agent);
        }
    }

    private void Contribute(MeasureId measure, long timeMs, long value, in Attribution values, NameId policy)
    {
        var (main, agent) = _splits.Resolve(_tenant, values);
        _contributions.Add(measure, timeMs, value, main, agent);
        _contributions.Add(Contribution.Alone(measure, timeMs, value, _splits.ResolveSla(_tenant, policy, values.Team)));
    }
}
