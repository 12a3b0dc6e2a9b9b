using Streaming.Contracts;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Rules.Sla;

/// <summary>Alerts about single tickets: one is late, several are about to be.</summary>
internal static class SlaTicketAlerts
{
    private const string Where = "policy {{ $labels.policy }}, {{ $labels.clock }}, tenant {{ $labels.tenant }}";
    private const string BoardQuery = "tenant={{ $labels.tenant | urlquery }}{{ with $labels.team }}&team={{ . | urlquery }}{{ end }}";

    // What a worker has counted, a query service has in its next snapshot.
    private static readonly TimeSpan Visible = TimeSpan.FromSeconds(1);

    private static readonly string ByTeam = $"{SlaRecords.ByText}, {Dimensions.Team}";

    /// <summary>The group.</summary>
    /// <param name="options">When people are told.</param>
    public static RuleGroup Of(ObservabilityOptions options) => new("sla-tickets", Areas.Sla) { Alerts = [Breach(options), AtRisk(options), TimerError(options)] };

    // A breach that was answered between two scrapes is seen by the counter alone; where the gauge has shown it, the gauge decides. Counter and
    // gauge come from different hosts: the counter is believed once the query service must have been asked after it rose, or a ticket that is
    // late would be told of twice, first without its team.
    private static AlertRule Breach(ObservabilityOptions options) => new()
    {
        Name = "SlaBreach",
        Severity = AlertSeverity.Page,
        Expression =
            $"max by ({ByTeam}) ({MetricNames.SlaBreachedOpen}) > 0\n"
            + $"or\n"
            + $"(\n"
            + $"  round({SlaRecords.BreachedExpression("1m", PromText.Duration(options.ScrapeInterval + Visible))}) > 0\n"
            + $"  unless on ({SlaRecords.ByText})\n"
            + $"  max by ({SlaRecords.ByText}) (max_over_time({MetricNames.SlaBreachedOpen}[2m])) > 0\n"
            + $")",
        Summary = $"{{{{ $value }}}} late: {Where}{{{{ with $labels.team }}}}, team {{{{ . }}}}{{{{ end }}}}",
        Description = "Tickets are open past their due time, or were when they were answered. The target is none.",
        Tickets = Worst,
        BoardQuery = BoardQuery,
        DashboardUid = DashboardUids.Sla,
    };

    // Asked for when the message is made: no ticket ever labels an alert. Where there is no team there is nobody left who waits.
    private static string Worst
    {
        get
        {
            var question = $"sort_desc(time() - max without (instance, pod) ({MetricNames.SlaWorstTicket}{{{LabelNames.Tenant}=%q,{LabelNames.Policy}=%q,{Dimensions.Team}=%q}}))";
            return "{{ with $labels.team }}"
                + $"{{{{ range $i, $late := query (printf \"{question}\" $labels.tenant $labels.policy .) }}}}"
                + $"{{{{ if $i }}}}, {{{{ end }}}}{{{{ $late.Labels.{LabelNames.Ticket} }}}} ({{{{ $late.Labels.{LabelNames.Clock} }}}}, {{{{ $late.Value | humanizeDuration }}}})"
                + "{{ end }}"
                + "{{ else }}answered by now{{ end }}";
        }
    }

    private static AlertRule AtRisk(ObservabilityOptions options) => new()
    {
        Name = "SlaAtRisk",
        Severity = AlertSeverity.Notify,
        Expression =
            $"max by ({ByTeam}) ({MetricNames.SlaAtRisk}) >= {options.AtRiskTickets}\n"
            + $"and\n"
            + $"max by ({ByTeam}) ({MetricNames.SlaAtRisk}) / (max by ({ByTeam}) ({MetricNames.SlaRunning}) > 0) > {PromText.Number(options.AtRiskShare)}",
        For = TimeSpan.FromMinutes(1),
        Summary = $"{{{{ $value }}}} tickets at risk: {Where}{{{{ with $labels.team }}}}, team {{{{ . }}}}{{{{ end }}}}",
        Description = $"At least {options.AtRiskTickets} tickets, and more than {PromText.Number(options.AtRiskShare * 100)} % of those whose clock runs, are near their due time: they breach soon unless somebody answers.",
        BoardQuery = BoardQuery,
        DashboardUid = DashboardUids.Sla,
    };

    private static AlertRule TimerError(ObservabilityOptions options) => new()
    {
        Name = "SlaTimersLate",
        Severity = AlertSeverity.Notify,
        Expression = $"histogram_quantile(0.99, sum by (le) (rate({MetricNames.TimerError}_bucket[5m]))) > {PromText.Number(options.TimerError.TotalSeconds)}",
        For = TimeSpan.FromMinutes(1),
        Summary = "Deadlines are acted on {{ $value | humanizeDuration }} late (p99)",
        Description = $"99 of 100 should be acted on within {PromText.Number(options.TimerError.TotalSeconds)} s of their due time. Breaches and what is at risk are told later by as much; they count from their due time all the same.",
        DashboardUid = DashboardUids.Pipeline,
    };
}
