using Streaming.Integration.Tests.FullLog;
using Streaming.Testing.Recount;

namespace Streaming.Integration.Tests.Recounts;

/// <summary>What the KPIs must be by the slow recount of a raw log.</summary>
internal static class RecountExpectations
{
    // Two ways to compute the same root.
    private const double Rounding = 1e-6;

    /// <summary>The numbers of one group.</summary>
    /// <param name="kpis">The recount's.</param>
    public static IEnumerable<ExpectedNumber> Of(RecountKpis kpis) =>
    [
        new("tickets_total", "", kpis.TicketsCreated),
        new("tickets_by_category", "", kpis.TicketsByCategory.Values.Sum()),
        .. Durations("first_response_time", kpis.FirstResponse),
        new("frt_literal", "", kpis.FirstResponseLiteralMs / 1000),
        new("unanswered_open", "", kpis.UnansweredOpen.End),
        new("frt_invalid", "", kpis.FirstResponseInvalid),
        .. Durations("avg_response_time", kpis.ReplyGaps),
        new("resolution_rate", "", kpis.ResolutionRate),
        new("resolution_rate_flow", "", kpis.ResolutionRateFlow),
        new("resolution_rate_ever", "", kpis.ResolutionRateEver),
        .. Durations("mttr", kpis.TimeToResolution),
        new("resolved", "", kpis.Resolved),
        new("fcr", "", kpis.FirstContactRate),
        new("first_resolutions", "", kpis.FirstResolutions),
        new("aht", "mean", kpis.HandleTimeMs / 1000),
        new("aht", "talk", kpis.Calls == 0 ? null : kpis.TalkMs / 1000.0 / kpis.Calls),
        new("aht", "hold", kpis.Calls == 0 ? null : kpis.HoldMs / 1000.0 / kpis.Calls),
        new("aht", "after_call", kpis.Calls == 0 ? null : kpis.AfterCallMs / 1000.0 / kpis.Calls),
        new("calls", "", kpis.Calls),
        new("backlog", "", kpis.Backlog.End),
        new("open_until_closed", "", kpis.OpenUntilClosed.End),
        new("reopenings", "", kpis.Reopenings),
        new("closed", "", kpis.Closed),
        new("closed_unresolved", "", kpis.ClosedUnresolved),
        new("nps", "", kpis.Nps.Nps),
        new("nps_margin95", "", kpis.Nps.Margin95, Rounding),
        new("csat_pct", "", kpis.Csat.Pct),
        new("csat_mean", "", kpis.Csat.Mean),
        new("csat_norm", "", kpis.Csat.Norm),
        new("ces", "", kpis.Ces.Excluded),
        new("ces_in_base", "", kpis.Ces.InBase),
    ];

    private static ExpectedNumber[] Durations(string kpi, RecountDurations durations) =>
    [
        new(kpi, "mean", durations.MeanMs / 1000),
        new(kpi, "p50", durations.P50Ms / 1000.0, ExpectedNumber.SketchError),
        new(kpi, "p90", durations.P90Ms / 1000.0, ExpectedNumber.SketchError),
        new(kpi, "p95", durations.P95Ms / 1000.0, ExpectedNumber.SketchError),
        new(kpi, "p99", durations.P99Ms / 1000.0, ExpectedNumber.SketchError),
        new(kpi, "max", durations.MaxMs / 1000.0, ExpectedNumber.SketchError),
    ];
}
