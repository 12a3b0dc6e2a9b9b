using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Samples;

/// <summary>The samples of all KPIs that count what tickets contribute.</summary>
public static class KpiSamples
{
    private static readonly Dictionary<string, KpiSample> ByKey = new(StringComparer.Ordinal)
    {
        ["tickets_total"] = KpiSample.Flow(Measure.TicketsCreated),
        ["tickets_by_category"] = KpiSample.Flow(Measure.TicketsByCategory),
        ["category_share"] = KpiSample.Flow(Measure.TicketsByCategory),
        ["first_response_time"] = KpiSample.Flow(Measure.FirstResponse),
        ["frt_literal"] = KpiSample.Flow(Measure.TicketsCreated),
        ["unanswered_open"] = KpiSample.Level(Measure.UnansweredOpen),
        ["frt_invalid"] = KpiSample.Flow(Measure.FirstResponseInvalid),
        ["avg_response_time"] = KpiSample.Flow(Measure.ReplyGap),
        ["resolution_rate"] = KpiSample.Ratio(Measure.ResolvedInDelay, Measure.ResolutionJudged),
        ["resolution_rate_flow"] = KpiSample.Flow(Measure.TicketsCreated),
        ["resolution_rate_ever"] = KpiSample.Ratio(Measure.EverResolved, Measure.TicketsCreated),
        ["mttr"] = KpiSample.Flow(Measure.TimeToResolution),
        ["resolved"] = KpiSample.Flow(Measure.Resolved),
        ["fcr"] = KpiSample.Ratio(Measure.FirstContactResolutions, Measure.FirstResolutions),
        ["first_resolutions"] = KpiSample.Flow(Measure.FirstResolutions),
        ["sla_compliance"] = KpiSample.Judged(IsMet, IsBreached),
        ["sla_met"] = KpiSample.Judged(IsMet, static _ => false),
        ["sla_breached"] = KpiSample.Judged(static _ => false, IsBreached),
        ["sla_running"] = KpiSample.ClockLevel(Measure.SlaRunning),
        ["sla_at_risk"] = KpiSample.ClockLevel(Measure.SlaAtRisk),
        ["sla_breached_open"] = KpiSample.ClockLevel(Measure.SlaBreachedOpen),
        ["aht"] = KpiSample.Flow(Measure.HandleTime),
        ["calls"] = KpiSample.Flow(Measure.HandleTime),
        ["backlog"] = KpiSample.Level(Measure.Backlog),
        ["open_until_closed"] = KpiSample.Level(Measure.OpenUntilClosed),
        ["reopenings"] = KpiSample.Flow(Measure.Reopenings),
        ["closed"] = KpiSample.Flow(Measure.Closed),
        ["closed_unresolved"] = KpiSample.Flow(Measure.ClosedUnresolved),
        ["nps"] = SurveySamples.Classed(SurveyKind.Nps),
        ["nps_margin95"] = SurveySamples.Classed(SurveyKind.Nps),
        ["csat_pct"] = SurveySamples.Classed(SurveyKind.Csat),
        ["csat_mean"] = SurveySamples.Scored(SurveyKind.Csat, isScaled: false),
        ["csat_norm"] = SurveySamples.Scored(SurveyKind.Csat, isScaled: true),
        ["ces"] = SurveySamples.Classed(SurveyKind.Ces, withMiddle: false),
        ["ces_in_base"] = SurveySamples.Classed(SurveyKind.Ces),
    };

    /// <summary>The keys of the KPIs that have a sample, in the order of the catalogue.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. ByKey.Keys];

    /// <summary>The sample of a KPI.</summary>
    /// <param name="key">The KPI's key.</param>
    /// <returns><see langword="null"/> when the KPI does not count what tickets contribute.</returns>
    public static KpiSample? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The keys of the KPIs that a measure is part of.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="settings">The cuts of surveys.</param>
    public static IEnumerable<string> KpisOf(MeasureId measure, KpiSettings settings) =>
        ByKey.Where(sample => sample.Value.PartOf(measure, settings) != SamplePart.None).Select(static sample => sample.Key);

    private static bool IsMet(MeasureId id) => Measure.IsSla(id) && id.Value < Measure.SlaBreached(ClockKind.FirstReply).Value;

    private static bool IsBreached(MeasureId id) => Measure.IsSla(id) && !IsMet(id) && !Measure.IsLevel(id);
}
