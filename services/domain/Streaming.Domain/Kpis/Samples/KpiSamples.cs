using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Defined;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Samples;

/// <summary>The samples of all KPIs that count what tickets contribute.</summary>
public static class KpiSamples
{
    private static readonly Dictionary<string, KpiSample> ByKey = new(StringComparer.Ordinal)
    {
        ["tickets_total"] = KpiSample.Flow(Measure.TicketsCreated),
        ["tickets_by_customer"] = KpiSample.Flow(Measure.TicketsCreated),
        ["tickets_per_customer"] = KpiSample.Created(Cube.Main),
        ["active_customers"] = KpiSample.Created(Cube.Customer),
        ["tickets_by_category"] = KpiSample.Flow(Measure.TicketsByCategory),
        ["category_share"] = KpiSample.Flow(Measure.TicketsByCategory),
        ["first_response_time"] = KpiSample.Flow(Measure.FirstResponse),
        ["first_response_time_business"] = KpiSample.Flow(Measure.FirstResponseBusiness),
        ["frt_literal"] = KpiSample.Flow(Measure.TicketsCreated),
        ["unanswered_open"] = KpiSample.Level(Measure.UnansweredOpen),
        ["frt_invalid"] = KpiSample.Flow(Measure.FirstResponseInvalid),
        ["avg_response_time"] = KpiSample.Flow(Measure.ReplyGap),
        ["resolution_rate"] = KpiSample.Ratio(Measure.ResolvedInDelay, Measure.ResolutionJudged),
        ["resolution_rate_flow"] = KpiSample.Flow(Measure.TicketsCreated),
        ["resolution_rate_ever"] = KpiSample.Ratio(Measure.EverResolved, Measure.TicketsCreated),
        ["mttr"] = KpiSample.Flow(Measure.TimeToResolution),
        ["mttr_business"] = KpiSample.Flow(Measure.TimeToResolutionBusiness),
        ["mttr_without_pending"] = KpiSample.Flow(Measure.TimeToResolutionActive),
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
        ["agent_engagement"] = SurveySamples.Classed(SurveyKind.Csat, ofAgents: true),
        ["tickets_closed_by_agent"] = KpiSample.Flow(Measure.Closed),
        ["messages_sent_by_agent"] = KpiSample.Flow(Measure.MessagesSent),
        ["wait_time"] = KpiSample.Flow(Measure.WaitTime),
    };

    private static readonly Dictionary<string, KpiMaterial> Others = new(StringComparer.Ordinal)
    {
        ["retention_rate"] = KpiMaterial.Customers,
        ["churn_rate"] = KpiMaterial.Customers,
        ["early_churn"] = KpiMaterial.Customers,
        ["customers"] = KpiMaterial.Customers,
        ["customers_joined"] = KpiMaterial.Customers,
        ["customers_left"] = KpiMaterial.Customers,
        ["net_customer_growth"] = KpiMaterial.Customers,
        ["customer_growth_rate"] = KpiMaterial.Customers,
        ["renewal_rate"] = KpiMaterial.Renewals,
        ["product_adoption"] = KpiMaterial.ProductUse,
        ["purchase_rate"] = KpiMaterial.ProductUse,
        ["product_uses"] = KpiMaterial.ProductUse,
        ["usage_frequency"] = KpiMaterial.ProductUse,
        ["customer_success_rate"] = KpiMaterial.ProductUse,
        ["health_score"] = KpiMaterial.HealthScores,
        ["cost_of_service"] = KpiMaterial.Money,
        ["customer_acquisition_cost"] = KpiMaterial.Money,
        ["ltv_to_cac"] = KpiMaterial.Money,
        ["revenue"] = KpiMaterial.Money,
        ["service_cost_vs_revenue"] = KpiMaterial.Money,
        ["agent_attrition"] = KpiMaterial.Workforce,
        ["headcount"] = KpiMaterial.Workforce,
        ["demos_booked_by_agent"] = KpiMaterial.Demonstrations,
        ["contact_deflection"] = KpiMaterial.Sessions,
        ["contact_deflection_gross"] = KpiMaterial.Sessions,
        ["self_service_sessions"] = KpiMaterial.Sessions,
        ["self_service_resolution"] = KpiMaterial.Sessions,
    };

    /// <summary>The keys of the built-in KPIs that are made of tickets.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. ByKey.Keys];

    /// <summary>The sample of a KPI.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <returns><see langword="null"/> when the KPI is not made of tickets.</returns>
    public static KpiSample? Find(Kpi kpi) => kpi is DefinedKpi defined ? defined.Sample : ByKey.GetValueOrDefault(kpi.Definition.Key);

    /// <summary>What a KPI is made of.</summary>
    /// <param name="kpi">The KPI.</param>
    public static KpiMaterial MaterialOf(Kpi kpi) =>
        Find(kpi) is not null ? KpiMaterial.Tickets
        : kpi is DefinedKpi ? KpiMaterial.CallTimes
        : Others[kpi.Definition.Key];

    /// <summary>The word for what a KPI is made of; labels name it: <c>material.money</c>.</summary>
    /// <param name="material">What it is made of.</param>
    public static string NameOf(KpiMaterial material) => material switch
    {
        KpiMaterial.Tickets => "tickets",
        KpiMaterial.Customers => "customers",
        KpiMaterial.Renewals => "renewals",
        KpiMaterial.ProductUse => "product_use",
        KpiMaterial.HealthScores => "health_scores",
        KpiMaterial.Money => "money",
        KpiMaterial.Workforce => "workforce",
        KpiMaterial.Demonstrations => "demonstrations",
        KpiMaterial.Sessions => "sessions",
        KpiMaterial.CallTimes => "call_times",
        _ => throw new ArgumentOutOfRangeException(nameof(material), material, "There is no such material."),
    };

    /// <summary>The keys of the built-in KPIs that a measure is part of, but for those that count customers.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="settings">The cuts of surveys.</param>
    public static IEnumerable<string> KpisOf(MeasureId measure, KpiSettings settings) => ByKey
        .Where(sample => sample.Value.CreatedIn != Cube.Customer && sample.Value.Terms.Any(term => term.PartOf(measure, settings) != SamplePart.None))
        .Select(static sample => sample.Key);

    private static bool IsMet(MeasureId id) => Measure.IsSla(id) && id.Value < Measure.SlaBreached(ClockKind.FirstReply).Value;

    private static bool IsBreached(MeasureId id) => Measure.IsSla(id) && !IsMet(id) && !Measure.IsLevel(id);
}
