using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>SLA clocks of the gRPC API as JSON.</summary>
internal static class TicketClockMapper
{
    /// <summary>The clocks of a ticket.</summary>
    /// <param name="clocks">As gRPC tells them.</param>
    /// <param name="inFull">Whether with spans and steps.</param>
    public static List<TicketClockJson> Clocks(RepeatedField<Wire.TicketClock> clocks, bool inFull) => [.. clocks.Select(clock => Clock(clock, inFull))];

    /// <summary>How a clock stands.</summary>
    /// <param name="status">As gRPC tells it.</param>
    public static string? Status(Wire.ClockStatus status) => status switch
    {
        Wire.ClockStatus.Running => "running",
        Wire.ClockStatus.AtRisk => "at_risk",
        Wire.ClockStatus.Breached => "breached",
        Wire.ClockStatus.Met => "met",
        Wire.ClockStatus.Cancelled => "cancelled",
        _ => null,
    };

    private static TicketClockJson Clock(Wire.TicketClock clock, bool inFull) => new()
    {
        Kind = clock.Kind,
        Cycle = clock.Cycle,
        Policy = clock.Policy,
        Version = clock.PolicyVersion,
        Calendar = clock.Calendar,
        Status = Status(clock.Status) ?? "",
        TargetMs = Milliseconds(clock.Target),
        CountedMs = Milliseconds(clock.Counted),
        ClosedMs = Milliseconds(clock.Closed),
        StartedAt = clock.StartedAt.ToDateTimeOffset(),
        DueAt = Instant(clock.DueAt),
        EndedAt = Instant(clock.EndedAt),
        AtRisk = [.. clock.AtRisk.Select(static risk => new ClockThresholdJson(risk.PerMille, Instant(risk.At)))],
        Pauses = [.. clock.Pauses.Select(Pause)],
        Spans = inFull ? [.. clock.Spans.Select(Span)] : null,
        Steps = inFull ? [.. clock.Steps.Select(static step => new ClockStepJson(step.Time.ToDateTimeOffset(), step.Kind, Text(step.TextEn, step.TextFr)))] : null,
        Text = Text(clock.TextEn, clock.TextFr),
    };

    private static ClockSpanJson Span(Wire.ClockSpan span) => new(
        span.Interval.Start.ToDateTimeOffset(), span.Interval.End.ToDateTimeOffset(), Milliseconds(span.Open), [.. span.Closed.Select(Pause)]);

    private static ClockPauseJson Pause(Wire.Interval pause) => new(pause.Start.ToDateTimeOffset(), Instant(pause.End));

    private static Dictionary<string, string> Text(string english, string french) => new() { ["en"] = english, ["fr"] = french };

    private static long Milliseconds(double seconds) => (long)Math.Round(seconds * 1000);

    private static DateTimeOffset? Instant(Timestamp? time) => time?.ToDateTimeOffset();
}
