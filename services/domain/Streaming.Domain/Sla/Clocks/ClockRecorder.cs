using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Listens to a walk and explains each clock. Only where somebody asks: the shard itself walks without one.</summary>
internal sealed class ClockRecorder
{
    // Years of office hours need no explanation day by day.
    private const int MostOpenSpans = 100;

    private readonly List<ClockStep>[] _steps = [.. Enumerable.Range(0, ClockKinds.Count).Select(_ => new List<ClockStep>())];

    /// <summary>The clocks explained, in the order in which they ended, open ones last.</summary>
    public List<ClockTimeline> Timelines { get; } = [];

    /// <summary>Begins with another ticket.</summary>
    public void Clear()
    {
        Timelines.Clear();
        foreach (var steps in _steps)
        {
            steps.Clear();
        }
    }

    /// <summary>Something happened to the clock of a kind.</summary>
    public void Add(TicketClock clock, long timeMs, ClockStepKind kind)
    {
        var steps = _steps[(int)clock.Kind];
        if (kind == ClockStepKind.Started)
        {
            steps.Clear();
        }

        var hasPolicy = kind is ClockStepKind.Started or ClockStepKind.Retargeted && clock.Policy is not null;
        steps.Add(hasPolicy
            ? new ClockStep(timeMs, kind, clock.Policy!.Policy.Name, clock.Policy.Version.Version)
            : new ClockStep(timeMs, kind));
    }

    /// <summary>No more happens to a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="instance">What became of it.</param>
    /// <param name="nowMs">Up to when time has passed, Unix milliseconds.</param>
    public void Finish(TicketClock clock, in ClockInstance instance, long nowMs)
    {
        if (clock.Target is not { } target || clock.Policy is not { } policy)
        {
            return;
        }

        // Of a clock that waits, only what time has reached: facts may lie ahead of it.
        var counted = new List<ClockSpan>();
        var untilMs = clock.IsOpen ? nowMs : long.MaxValue;
        foreach (var (fromMs, toMs) in clock.Spans)
        {
            AddSpan(counted, target, fromMs, Math.Min(toMs, untilMs));
        }

        if (clock.IsCounting)
        {
            AddSpan(counted, target, clock.SegmentMs, nowMs);
        }

        Timelines.Add(new ClockTimeline
        {
            Kind = clock.Kind,
            Cycle = clock.Cycle,
            StartMs = clock.StartMs,
            Policy = policy.Policy.Name,
            PolicyVersion = policy.Version.Version,
            TargetMs = target.DurationMs,
            Calendar = target.Calendar.Name,
            CountedMs = clock.FoldedMs + counted.Sum(span => span.OpenMs),
            DueMs = Known(clock.DueMs) ?? DueAtEnd(clock, target, counted),
            State = (ClockState)(int)instance.Standing,
            IsAtRisk = clock.AtRisk.IsCounted,
            EndMs = clock.IsOpen ? null : clock.EndMs,
            AtRisk = [.. target.AtRiskPerMille.Select(perMille => (perMille, Known(clock.InstantOf(target.AtRiskMs(perMille)))))],
            Counted = counted,
            Pauses = PausesOf(clock),
            Steps = [.. _steps[(int)clock.Kind]],
        });
    }

    private static List<(long FromMs, long? ToMs)> PausesOf(TicketClock clock)
    {
        var pauses = new List<(long FromMs, long? ToMs)>();
        var fromMs = clock.FoldedToMs;
        foreach (var span in clock.Spans)
        {
            if (span.FromMs > fromMs)
            {
                pauses.Add((fromMs, span.FromMs));
            }

            fromMs = span.ToMs;
        }

        if (clock is { IsOpen: true, IsCounting: false })
        {
            pauses.Add((fromMs, null));
        }
        else if ((clock.IsOpen ? clock.SegmentMs : clock.EndMs) is var toMs && toMs > fromMs)
        {
            pauses.Add((fromMs, toMs));
        }

        return pauses;
    }

    /// <summary>When a clock was due that was stopped before: had it gone on as it did at its end.</summary>
    private static long? DueAtEnd(TicketClock clock, SlaTarget target, List<ClockSpan> counted)
    {
        var countedToMs = counted.Count > 0 ? counted[^1].Interval.EndMs : clock.StartMs;
        return clock.IsOpen || countedToMs != clock.EndMs
            ? null
            : Known(target.Calendar.AddOpenMs(clock.EndMs, Math.Max(0, target.DurationMs - clock.FoldedMs - counted.Sum(static span => span.OpenMs))));
    }

    private static long? Known(long instantMs) => instantMs == TicketClock.Never ? null : instantMs;

    private static void AddSpan(List<ClockSpan> spans, SlaTarget target, long fromMs, long toMs)
    {
        if (toMs > fromMs)
        {
            spans.Add(new ClockSpan(
                new TimeInterval(fromMs, toMs), target.Calendar.OpenMs(fromMs, toMs), [.. target.Calendar.OpenSpans(fromMs, toMs).Take(MostOpenSpans)]));
        }
    }
}
