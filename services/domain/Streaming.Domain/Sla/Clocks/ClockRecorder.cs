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

        var counted = new List<ClockSpan>();
        foreach (var (fromMs, toMs) in clock.Spans)
        {
            counted.Add(SpanOf(target, fromMs, toMs));
        }

        if (clock.IsCounting && nowMs > clock.SegmentMs)
        {
            counted.Add(SpanOf(target, clock.SegmentMs, nowMs));
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
            CountedMs = counted.Sum(span => span.OpenMs),
            DueMs = Known(clock.DueMs),
            State = (ClockState)(int)instance.Standing,
            EndMs = clock.IsOpen ? null : clock.EndMs,
            AtRisk = [.. target.AtRiskPerMille.Select(perMille => (perMille, Known(clock.InstantOf(target.AtRiskMs(perMille)))))],
            Counted = counted,
            Steps = [.. _steps[(int)clock.Kind]],
        });
    }

    private static long? Known(long instantMs) => instantMs == TicketClock.Never ? null : instantMs;

    private static ClockSpan SpanOf(SlaTarget target, long fromMs, long toMs) => new(
        new TimeInterval(fromMs, toMs),
        target.Calendar.OpenMs(fromMs, toMs),
        [.. target.Calendar.OpenSpans(fromMs, toMs).Take(MostOpenSpans)]);
}
