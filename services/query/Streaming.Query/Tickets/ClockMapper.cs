using Google.Protobuf.WellKnownTypes;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Windows;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets;

/// <summary>SLA clocks to the wire.</summary>
internal static class ClockMapper
{
    /// <summary>A clock, explained in full.</summary>
    /// <param name="clock">The clock.</param>
    public static Wire.TicketClock Clock(ClockTimeline clock)
    {
        var wire = Short(clock);
        wire.Spans.AddRange(clock.Counted.Select(SpanOf));
        wire.Steps.AddRange(clock.Steps.Select(StepOf));
        return wire;
    }

    /// <summary>A clock as lists have it: without its spans and steps.</summary>
    /// <param name="clock">The clock.</param>
    public static Wire.TicketClock Short(ClockTimeline clock)
    {
        var wire = new Wire.TicketClock
        {
            Kind = clock.Kind.Name(),
            Cycle = clock.Cycle,
            Policy = clock.Policy,
            PolicyVersion = clock.PolicyVersion,
            Calendar = clock.Calendar,
            Status = StatusOf(clock),
            Target = clock.TargetMs / 1000.0,
            StartedAt = WireTime.ToWire(clock.StartMs),
            DueAt = Time(clock.DueMs),
            EndedAt = Time(clock.EndMs),
            Counted = clock.CountedMs / 1000.0,
            Closed = clock.ClosedMs / 1000.0,
            TextEn = ClockText.InEnglish(clock),
            TextFr = ClockText.InFrench(clock),
        };
        wire.AtRisk.AddRange(clock.AtRisk.Select(static risk => new Wire.ClockThreshold { PerMille = risk.PerMille, At = Time(risk.AtMs) }));
        wire.Pauses.AddRange(clock.Pauses.Select(static pause => new Wire.Interval { Start = WireTime.ToWire(pause.FromMs), End = Time(pause.ToMs) }));
        return wire;
    }

    /// <summary>How the worst clock of a ticket stands that still waits.</summary>
    /// <param name="open">As the ticket's summary has it.</param>
    public static Wire.ClockStatus Status(OpenClocks open) => (Wire.ClockStatus)(int)open;

    private static Wire.ClockStatus StatusOf(ClockTimeline clock) => clock.State switch
    {
        ClockState.Met => Wire.ClockStatus.Met,
        ClockState.Breached => Wire.ClockStatus.Breached,
        ClockState.Cancelled => Wire.ClockStatus.Cancelled,
        _ => clock.IsAtRisk ? Wire.ClockStatus.AtRisk : Wire.ClockStatus.Running,
    };

    private static Wire.ClockSpan SpanOf(ClockSpan span)
    {
        var wire = new Wire.ClockSpan { Interval = WireTime.ToWire(span.Interval), Open = span.OpenMs / 1000.0 };
        var fromMs = span.Interval.StartMs;
        foreach (var open in span.Open)
        {
            AddClosed(fromMs, open.StartMs);
            fromMs = open.EndMs;
        }

        if (span.Open.Sum(static open => open.EndMs - open.StartMs) == span.OpenMs)
        {
            AddClosed(fromMs, span.Interval.EndMs);
        }

        return wire;

        void AddClosed(long startMs, long endMs)
        {
            if (endMs > startMs)
            {
                wire.Closed.Add(WireTime.ToWire(new TimeInterval(startMs, endMs)));
            }
        }
    }

    private static Wire.ClockStep StepOf(ClockStep step) => new()
    {
        Time = WireTime.ToWire(step.TimeMs),
        Kind = step.Kind.ToString().ToLowerInvariant(),
        Policy = step.Policy,
        PolicyVersion = step.PolicyVersion,
        TextEn = ClockText.InEnglish(step),
        TextFr = ClockText.InFrench(step),
    };

    private static Timestamp? Time(long? timeMs) => timeMs is { } known ? WireTime.ToWire(known) : null;
}
