using Streaming.Contracts;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Rules.Sla;

/// <summary>Alerts about single tickets: one is late, several are about to be.</summary>
internal static class SlaTicketAlerts
{
    private const string Team = "{{ with $labels.team }}";

    private static readonly Words Where = new(
        $"policy {{{{ $labels.policy }}}}, {{{{ $labels.clock }}}}, tenant {{{{ $labels.tenant }}}}{Team}, team {{{{ . }}}}{{{{ end }}}}",
        $"politique {{{{ $labels.policy }}}}, {{{{ $labels.clock }}}}, locataire {{{{ $labels.tenant }}}}{Team}, équipe {{{{ . }}}}{{{{ end }}}}");

    private const string BoardQuery = "tenant={{ $labels.tenant | urlquery }}{{ with $labels.team }}&team={{ . | urlquery }}{{ end }}";

    // What a worker has counted, a query service has within a commit and a look: an idle one looks once a second.
    private static readonly TimeSpan Visible = TimeSpan.FromSeconds(2);

    // A counter is seen to rise between two samples: of them there are some also where one scrape fails.
    private const int Scrapes = 4;
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMinutes(1);

    private static readonly string ByTeam = $"{SlaRecords.ByText}, {Dimensions.Team}";

    /// <summary>The group.</summary>
    /// <param name="options">When people are told.</param>
    public static RuleGroup Of(ObservabilityOptions options) => new("sla-tickets", Areas.Sla) { Alerts = [Breach(options), AtRisk(options), TimerError(options)] };

    // A breach that was answered between two scrapes is seen by the counter alone; where the gauge has shown it, the gauge decides. Counter and
    // gauge come from different hosts: the counter is believed once the query service must have been asked after it rose, or a ticket that is
    // late would be told of twice, first without its team. While no query service says anything, as when the only one starts anew, what was late
    // stays so for a while: or it would be told that all is well, and a moment later of the same tickets again.
    private static AlertRule Breach(ObservabilityOptions options) => new()
    {
        Name = "SlaBreach",
        Severity = AlertSeverity.Page,
        Expression =
            $"max by ({ByTeam}) ({MetricNames.SlaBreachedOpen}) > 0\n"
            + $"or\n"
            + $"(\n"
            + $"  max by ({ByTeam}) (last_over_time({MetricNames.SlaBreachedOpen}[{PromText.Duration(2 * Look(options))}])) > 0\n"
            + $"  unless on ()\n"
            + $"  {MetricNames.DataThrough}\n"
            + $")\n"
            + $"or\n"
            + $"(\n"
            + $"  round({SlaRecords.BreachedExpression(PromText.Duration(Look(options)), PromText.Duration(options.ScrapeInterval + Visible))}) > 0\n"
            + $"  unless on ({SlaRecords.ByText})\n"
            + $"  max by ({SlaRecords.ByText}) (max_over_time({MetricNames.SlaBreachedOpen}[{PromText.Duration(2 * Look(options))}])) > 0\n"
            + $")",
        Summary = new Words("{{ $value }} late: ", "{{ $value }} en retard : ").And(Where),
        Description = new(
            "Tickets are open past their due time, or were when they were answered. The target is none.",
            "Des tickets sont ouverts au-delà de leur échéance, ou l'étaient quand on y a répondu. L'objectif est qu'il n'y en ait aucun."),
        Tickets = Worst,
        BoardQuery = BoardQuery,
        DashboardUid = DashboardUids.Sla,
    };

    private static TimeSpan Look(ObservabilityOptions options) =>
        Scrapes * options.ScrapeInterval > ShortestLook ? Scrapes * options.ScrapeInterval : ShortestLook;

    // Asked for when the message is made: no ticket ever labels an alert. Where there is no team there is nobody left who waits.
    private static Words Worst
    {
        get
        {
            var question = $"sort_desc(time() - max without (instance, pod) ({MetricNames.SlaWorstTicket}{{{LabelNames.Tenant}=%q,{LabelNames.Policy}=%q,{Dimensions.Team}=%q}}))";
            var tickets = "{{ with $labels.team }}"
                + $"{{{{ range $i, $late := query (printf \"{question}\" $labels.tenant $labels.policy .) }}}}"
                + $"{{{{ if $i }}}}, {{{{ end }}}}{{{{ $late.Labels.{LabelNames.Ticket} }}}} ({{{{ $late.Labels.{LabelNames.Clock} }}}}, {{{{ $late.Value | humanizeDuration }}}})"
                + "{{ else }}";
            return new Words(tickets, tickets)
                .And(new("not known just now", "inconnus pour le moment"))
                .And(Words.Same("{{ end }}{{ else }}"))
                .And(new("answered by now{{ end }}", "répondu depuis{{ end }}"));
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
        Summary = new Words("{{ $value }} tickets at risk: ", "{{ $value }} tickets à risque : ").And(Where),
        Description = new(
            $"At least {options.AtRiskTickets} tickets, and more than {PromText.Number(options.AtRiskShare * 100)} % of those whose clock runs, are near their due time: they breach soon unless somebody answers.",
            $"Au moins {options.AtRiskTickets} tickets, et plus de {PromText.French(options.AtRiskShare * 100)} % de ceux dont l'horloge tourne, approchent de leur échéance : ils la dépasseront bientôt si personne ne répond."),
        BoardQuery = BoardQuery,
        DashboardUid = DashboardUids.Sla,
    };

    private static AlertRule TimerError(ObservabilityOptions options) => new()
    {
        Name = "SlaTimersLate",
        Severity = AlertSeverity.Notify,
        Expression = $"histogram_quantile(0.99, sum by (le) (rate({MetricNames.TimerError}_bucket[5m]))) > {PromText.Number(options.TimerError.TotalSeconds)}",
        For = TimeSpan.FromMinutes(1),
        Summary = new(
            "Deadlines are acted on {{ $value | humanizeDuration }} late (p99)",
            "Les échéances sont traitées avec {{ $value | humanizeDuration }} de retard (p99)"),
        Description = new(
            $"99 of 100 should be acted on within {PromText.Number(options.TimerError.TotalSeconds)} s of their due time. Breaches and what is at risk are told later by as much; they count from their due time all the same.",
            $"99 sur 100 devraient être traitées dans les {PromText.French(options.TimerError.TotalSeconds)} s qui suivent. Les dépassements et les risques sont signalés d'autant plus tard ; ils comptent néanmoins à partir de leur échéance."),
        DashboardUid = DashboardUids.Pipeline,
    };
}
