using Streaming.Domain.Names;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>
/// The clock of one kind on one ticket while its facts are gone through: the spans in which it counted, and what its target makes of them.
/// Where no policy gives it a target it counts all the same, for a later change of the ticket may give it one.
/// </summary>
/// <param name="kind">Its kind.</param>
/// <remarks>Kept and filled anew for each ticket. Not safe for use by two threads at once.</remarks>
internal sealed class TicketClock(ClockKind kind)
{
    /// <summary>An instant that does not come.</summary>
    public const long Never = long.MaxValue;

    private (long FromMs, long ToMs)[] _spans = new (long, long)[8];
    private int _spanCount;

    /// <summary>Its kind.</summary>
    public ClockKind Kind => kind;

    /// <summary>Whether it was ever started.</summary>
    public bool IsStarted;

    /// <summary>Whether it waits for its stop.</summary>
    public bool IsOpen;

    /// <summary>Whether it counts, rather than standing still.</summary>
    public bool IsCounting;

    /// <summary>Which one of its kind this is on the ticket, from 0.</summary>
    public int Cycle;

    /// <summary>When it was started, Unix milliseconds.</summary>
    public long StartMs;

    /// <summary>Since when it counts; only meaningful while it does.</summary>
    public long SegmentMs;

    /// <summary>The event time that decided the version of its policy.</summary>
    public long PickedMs;

    /// <summary>The attributes that decided its policy.</summary>
    public Attribution PickedFor;

    /// <summary>Its levels do not change before this time: what it is now, it is since then.</summary>
    public long FromMs;

    /// <summary>Its policy, or <see langword="null"/>.</summary>
    public ClockPolicy? Policy;

    /// <summary>What the policy promises, or <see langword="null"/>.</summary>
    public SlaTarget? Target;

    /// <summary>When it is due; <see cref="Never"/> while it stands still before that, and without a target.</summary>
    public long DueMs;

    /// <summary>When its first at-risk threshold is passed, or <see cref="Never"/>.</summary>
    public long AtRiskMs;

    /// <summary>Whether the facts show that it was not stopped by its due time, which then no longer moves.</summary>
    public bool IsLate;

    /// <summary>Whether it is late and timer time has passed its due time, so that nothing can still come that stops it in time.</summary>
    public bool IsBreached;

    /// <summary>Whether it has passed its first at-risk threshold.</summary>
    public bool IsAtRisk;

    /// <summary>Whether it was stopped in time.</summary>
    public bool IsMet;

    /// <summary>When it was stopped or ended; only meaningful while it is not open.</summary>
    public long EndMs;

    /// <summary>The values that its stop, or its breach, counts under.</summary>
    public Attribution OutcomeValues;

    /// <summary>Whether it counts in the level of running clocks, and under which values.</summary>
    public ClockLevel Running;

    /// <summary>Whether it counts in the level of clocks at risk, and under which values.</summary>
    public ClockLevel AtRisk;

    /// <summary>Whether it counts in the level of open breaches, and under which values.</summary>
    public ClockLevel BreachedOpen;

    /// <summary>What it counted in spans that were folded, milliseconds: open time of its target's calendar of then, or all of it where it had no target.</summary>
    public long FoldedMs { get; private set; }

    /// <summary>When the last span ended that was folded, Unix milliseconds; its start where none was.</summary>
    public long FoldedToMs { get; private set; }

    /// <summary>The finished spans in which it counted, but for those that were folded.</summary>
    public ReadOnlySpan<(long FromMs, long ToMs)> Spans => _spans.AsSpan(0, _spanCount);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        IsStarted = false;
        Cycle = -1;
        Running = default;
        AtRisk = default;
        BreachedOpen = default;
        Reset();
    }

    /// <summary>Starts the next clock of the kind.</summary>
    /// <param name="startMs">Unix milliseconds.</param>
    public void Begin(long startMs)
    {
        Reset();
        IsStarted = true;
        IsOpen = true;
        Cycle++;
        StartMs = startMs;
        FoldedToMs = startMs;
    }

    /// <summary>Lets it count, or stand still, from a time on.</summary>
    public void Count(bool isCounting, long timeMs)
    {
        if (isCounting && !IsCounting)
        {
            SegmentMs = timeMs;
        }
        else if (!isCounting && IsCounting)
        {
            AddSpan(SegmentMs, timeMs);
        }

        IsCounting = isCounting;
    }

    /// <summary>Adds a finished span.</summary>
    public void AddSpan(long fromMs, long toMs)
    {
        if (toMs <= fromMs)
        {
            return;
        }

        if (_spanCount == _spans.Length)
        {
            Array.Resize(ref _spans, _spanCount * 2);
        }

        _spans[_spanCount++] = (fromMs, toMs);
    }

    /// <summary>Folds the earliest finished spans into what they counted, so that a bounded number is left.</summary>
    /// <param name="most">The most that are left.</param>
    public void Fold(int most)
    {
        var count = _spanCount - most;
        if (count <= 0)
        {
            return;
        }

        var (ms, toMs) = (FoldedMs, FoldedToMs);
        foreach (var span in Spans[..count])
        {
            ms += Target is { } target ? target.Calendar.OpenMs(span.FromMs, span.ToMs) : span.ToMs - span.FromMs;
            toMs = span.ToMs;
        }

        SetFolded(ms, toMs);
        Array.Copy(_spans, count, _spans, 0, most);
        _spanCount = most;
    }

    /// <summary>Says what was counted in spans that were folded.</summary>
    public void SetFolded(long ms, long toMs) => (FoldedMs, FoldedToMs) = (ms, toMs);

    /// <summary>Finds the due time and the first threshold, unless it is late already.</summary>
    public void Judge()
    {
        if (IsLate)
        {
            return;
        }

        (DueMs, AtRiskMs) = (Never, Never);
        if (Target is { } target)
        {
            DueMs = InstantOf(target.DurationMs);
            if (target.AtRiskPerMille.Count > 0)
            {
                AtRiskMs = InstantOf(target.AtRiskMs(target.AtRiskPerMille[0]));
            }
        }
    }

    /// <summary>The earliest instant by which it has counted some open time; <see cref="Never"/> while it stands still before that.</summary>
    /// <param name="openMs">Open time of the target's calendar, milliseconds.</param>
    public long InstantOf(long openMs)
    {
        var calendar = Target!.Calendar;
        var left = openMs - FoldedMs;
        if (left <= 0 && FoldedMs > 0)
        {
            // Sooner than any target that it had: what is known is that it had counted so much by then.
            return FoldedToMs;
        }

        for (var i = 0; i < _spanCount; i++)
        {
            var (fromMs, toMs) = _spans[i];
            var counted = calendar.OpenMs(fromMs, toMs);
            if (counted >= left)
            {
                return calendar.AddOpenMs(fromMs, left);
            }

            left -= counted;
        }

        return IsCounting ? calendar.AddOpenMs(SegmentMs, left) : Never;
    }

    private void Reset()
    {
        _spanCount = 0;
        SetFolded(0, 0);
        IsOpen = false;
        IsCounting = false;
        Policy = null;
        Target = null;
        IsLate = false;
        IsBreached = false;
        IsAtRisk = false;
        IsMet = false;
        StartMs = 0;
        SegmentMs = 0;
        PickedMs = 0;
        PickedFor = default;
        FromMs = 0;
        EndMs = 0;
        OutcomeValues = default;
        DueMs = Never;
        AtRiskMs = Never;
    }
}

/// <summary>Whether a clock counts in a level now, and under which values.</summary>
internal struct ClockLevel
{
    public bool IsCounted;
    public Attribution Values;
    public NameId Policy;
}
