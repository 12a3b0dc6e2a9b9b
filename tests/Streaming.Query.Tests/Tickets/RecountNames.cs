using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Tickets;

/// <summary>What the slow recount calls the observations behind a KPI.</summary>
internal static class RecountNames
{
    private static readonly Dictionary<string, RecountMeasure> Flows = new()
    {
        ["tickets_total"] = RecountMeasure.TicketsCreated,
        ["tickets_by_customer"] = RecountMeasure.TicketsCreated,
        ["tickets_per_customer"] = RecountMeasure.TicketsCreated,
        ["active_customers"] = RecountMeasure.TicketsOfCustomer,
        ["tickets_by_category"] = RecountMeasure.TicketsByCategory,
        ["category_share"] = RecountMeasure.TicketsByCategory,
        ["first_response_time"] = RecountMeasure.FirstResponse,
        ["first_response_time_business"] = RecountMeasure.FirstResponseBusiness,
        ["frt_literal"] = RecountMeasure.TicketsCreated,
        ["frt_invalid"] = RecountMeasure.FirstResponseInvalid,
        ["avg_response_time"] = RecountMeasure.ReplyGap,
        ["resolution_rate"] = RecountMeasure.DelayElapsedOrResolved,
        ["resolution_rate_ever"] = RecountMeasure.TicketsCreated,
        ["mttr"] = RecountMeasure.TimeToResolution,
        ["resolution_rate_flow"] = RecountMeasure.TicketsCreated,
        ["mttr_business"] = RecountMeasure.TimeToResolutionBusiness,
        ["mttr_without_pending"] = RecountMeasure.TimeToResolutionActive,
        ["resolved"] = RecountMeasure.Resolved,
        ["fcr"] = RecountMeasure.FirstResolutions,
        ["first_resolutions"] = RecountMeasure.FirstResolutions,
        ["calls"] = RecountMeasure.Calls,
        ["aht"] = RecountMeasure.Calls,
        ["reopenings"] = RecountMeasure.Reopenings,
        ["closed"] = RecountMeasure.Closed,
        ["closed_unresolved"] = RecountMeasure.ClosedUnresolved,
        ["tickets_closed_by_agent"] = RecountMeasure.Closed,
        ["messages_sent_by_agent"] = RecountMeasure.MessagesSent,
        ["wait_time"] = RecountMeasure.WaitTime,
    };

    private static readonly Dictionary<string, RecountMeasure> Levels = new()
    {
        ["backlog"] = RecountMeasure.BacklogChange,
        ["unanswered_open"] = RecountMeasure.UnansweredOpenChange,
        ["open_until_closed"] = RecountMeasure.OpenUntilClosedChange,
    };

    private static readonly Dictionary<string, (RecountMeasure[] Measures, bool IsLevel)> Clocks = new()
    {
        ["sla_running"] = ([RecountMeasure.SlaRunningChange], true),
        ["sla_at_risk"] = ([RecountMeasure.SlaAtRiskChange], true),
        ["sla_breached_open"] = ([RecountMeasure.SlaBreachedOpenChange], true),
        ["sla_met"] = ([RecountMeasure.SlaMet], false),
        ["sla_breached"] = ([RecountMeasure.SlaBreached], false),
        ["sla_compliance"] = ([RecountMeasure.SlaMet, RecountMeasure.SlaBreached], false),
    };

    private static readonly Dictionary<string, string> Surveys = new() { ["nps"] = "nps", ["nps_margin95"] = "nps", ["csat_norm"] = "csat", ["csat_pct"] = "csat", ["csat_mean"] = "csat", ["ces_in_base"] = "ces" };

    /// <summary>Whether a contribution is behind a KPI, and whether as a level.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="clock">Of KPIs of SLA clocks the kind; empty for all.</param>
    /// <returns><see langword="null"/> where the recount does not tell it apart.</returns>
    public static Func<RecountContribution, (bool IsBehind, bool IsLevel)>? Of(string kpi, string clock = "") =>
        Flows.TryGetValue(kpi, out var flow) ? one => (one.Measure == flow, false)
        : Levels.TryGetValue(kpi, out var level) ? one => (one.Measure == level, true)
        : Clocks.TryGetValue(kpi, out var clocks) ? one => (clocks.Measures.Contains(one.Measure) && (clock.Length == 0 || one.Clock == clock), clocks.IsLevel)
        : Surveys.TryGetValue(kpi, out var survey) ? one => (one.Measure == RecountMeasure.SurveyAnswers && one.Answer!.Kind == survey, false)
        : kpi == "agent_engagement" ? one => (one.Measure == RecountMeasure.StaffAnswers && one.Answer!.Kind == "csat", false)
        : null;
}
