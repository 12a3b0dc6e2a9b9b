using Streaming.Domain.Kpis.Sla;
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
        .. Durations("first_response_time_business", kpis.FirstResponseBusiness),
        .. Durations("avg_response_time", kpis.ReplyGaps),
        new("resolution_rate", "", kpis.ResolutionRate),
        new("resolution_rate_flow", "", kpis.ResolutionRateFlow),
        new("resolution_rate_ever", "", kpis.ResolutionRateEver),
        .. Durations("mttr", kpis.TimeToResolution),
        .. Durations("mttr_business", kpis.TimeToResolutionBusiness),
        .. Durations("mttr_without_pending", kpis.TimeToResolutionActive),
        .. Durations("wait_time", kpis.WaitTime),
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
        new("tickets_closed_by_agent", "", kpis.Closed),
        new("messages_sent_by_agent", "", kpis.MessagesSent),
        new("closed_unresolved", "", kpis.ClosedUnresolved),
        new("nps", "", kpis.Nps.Nps),
        new("nps_margin95", "", kpis.Nps.Margin95, Rounding),
        new("csat_pct", "", kpis.Csat.Pct),
        new("csat_mean", "", kpis.Csat.Mean),
        new("csat_norm", "", kpis.Csat.Norm),
        new("ces", "", kpis.Ces.Excluded),
        new("ces_in_base", "", kpis.Ces.InBase),
    ];

    /// <summary>T10's numbers of one group, where every kind of clock is promised to somebody.</summary>
    /// <param name="kpis">The recount's.</param>
    public static IEnumerable<ExpectedNumber> OfClocks(RecountKpis kpis)
    {
        var none = new RecountClocks(0, 0, new RecountLevel(0, 0), new RecountLevel(0, 0), new RecountLevel(0, 0));
        var byStatistic = SlaStatistics.Names.Skip(1).ToDictionary(name => name, name => kpis.Clocks.GetValueOrDefault(name, none));
        var all = byStatistic.Values.Aggregate((one, other) => new RecountClocks(
            one.Met + other.Met, one.Breached + other.Breached, Sum(one.Running, other.Running), Sum(one.AtRisk, other.AtRisk), Sum(one.BreachedOpen, other.BreachedOpen)));
        return byStatistic.Append(KeyValuePair.Create("", all)).SelectMany(pair => new ExpectedNumber[]
        {
            new("sla_compliance", pair.Key, pair.Value.Met + pair.Value.Breached == 0 ? null : (double)pair.Value.Met / (pair.Value.Met + pair.Value.Breached)),
            new("sla_met", pair.Key, pair.Value.Met),
            new("sla_breached", pair.Key, pair.Value.Breached),
            new("sla_running", pair.Key, pair.Value.Running.End),
            new("sla_at_risk", pair.Key, pair.Value.AtRisk.End),
            new("sla_breached_open", pair.Key, pair.Value.BreachedOpen.End),
        });
    }

    private static RecountLevel Sum(RecountLevel one, RecountLevel other) => new(one.Start + other.Start, one.End + other.End);

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
