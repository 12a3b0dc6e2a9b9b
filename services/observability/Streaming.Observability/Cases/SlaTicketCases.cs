using Streaming.Observability.Grafana.Model;
using static Streaming.Observability.Cases.Expectation;

namespace Streaming.Observability.Cases;

/// <summary>Cases of the alerts about single tickets.</summary>
internal static class SlaTicketCases
{
    private const string Clock = """tenant="default",policy="standard",clock="first_reply" """;
    private const string Labels = "tenant=default, policy=standard, clock=first_reply";
    private static readonly Words Where = new("policy standard, first_reply, tenant default", "politique standard, first_reply, locataire default");
    private static readonly Words Unknown = new("not known just now", "inconnus pour le moment");
    private const string Breached = $$"""streaming_sla_events_total{{{Clock}},kind="breached",instance="w1:9464"}""";
    private const string Retracted = $$"""streaming_sla_events_total{{{Clock}},kind="retracted",retracts="breached",instance="w1:9464"}""";
    private const string RiskRetracted = $$"""streaming_sla_events_total{{{Clock}},kind="retracted",retracts="at_risk",instance="w1:9464"}""";
    private const string MetRetracted = $$"""streaming_sla_events_total{{{Clock}},kind="retracted",retracts="met",instance="w1:9464"}""";

    /// <summary>The cases.</summary>
    public static IReadOnlyList<RuleCase> All =>
    [
        new("Two tickets are late, on two query services that say the same; an hour later both are answered")
        {
            Interval = TimeSpan.FromSeconds(5),
            Series =
            [
                (Open("q1:9466", "billing"), "0x11 2x11 0x60"), (Open("q2:9466", "billing"), "0x11 2x11 0x60"),
                (Open("q1:9466", "sales"), "0x84"), (Breached, "0x11 2x72"), (Retracted, "0x84"),
                (Worst("q1:9466", "T-2"), "_x12 57x11 _x60"), (Worst("q1:9466", "T-1"), "_x12 55x11 _x60"), (Worst("q2:9466", "T-1"), "_x12 55x11 _x60"),
            ],
            Expect =
            [
                new(TimeSpan.FromSeconds(55), "SlaBreach"),
                new(TimeSpan.FromSeconds(60), "SlaBreach", new Firing($"{Labels}, team=billing", Late(2, "billing"), BoardQuery: "tenant=default&team=billing")
                {
                    Tickets = Words.Same("T-1 (first_reply, 5s), T-2 (first_reply, 3s)"),
                }),
                // Once answered, the alert ends at once, and no other takes its place.
                new(TimeSpan.FromSeconds(120), "SlaBreach"),
                new(TimeSpan.FromSeconds(180), "SlaBreach"),
            ],
        },
        new("A ticket that was late for a moment, and answered between two scrapes")
        {
            Interval = TimeSpan.FromSeconds(5),
            Series = [(Open("q1:9466", "billing"), "0x60"), (Breached, "0x23 1x36"), (Retracted, "0x60")],
            Expect =
            [
                // A ticket that is still late would have been on the gauge by then.
                new(TimeSpan.FromSeconds(125), "SlaBreach"),
                new(TimeSpan.FromSeconds(130), "SlaBreach", new Firing(Labels, Late(1), BoardQuery: "tenant=default") { Tickets = new("answered by now", "répondu depuis") }),
                new(TimeSpan.FromSeconds(200), "SlaBreach"),
            ],
        },
        new("A ticket that stays late, of which the worker's counter is scraped before the query service's gauge")
        {
            Interval = TimeSpan.FromSeconds(5),
            Series = [(Open("q1:9466", "billing"), "0x24 1x35"), (Worst("q1:9466", "T-1"), "_x25 118x35"), (Breached, "0x23 1x36"), (Retracted, "0x60")],
            Expect =
            [
                new(TimeSpan.FromSeconds(120), "SlaBreach"),
                new(TimeSpan.FromSeconds(125), "SlaBreach", new Firing($"{Labels}, team=billing", Late(1, "billing"), BoardQuery: "tenant=default&team=billing") { Tickets = Words.Same("T-1 (first_reply, 7s)") }),
                new(TimeSpan.FromSeconds(130), "SlaBreach", new Firing($"{Labels}, team=billing", Late(1, "billing"), BoardQuery: "tenant=default&team=billing") { Tickets = Words.Same("T-1 (first_reply, 12s)") }),
            ],
        },
        new("The only query service starts anew while a ticket is late: it is told of once; and where it stays away, no longer than is known")
        {
            Interval = TimeSpan.FromSeconds(5),
            Series =
            [
                (Open("q1:9466", "billing"), "1x12 stale _x5 1x12 stale _x60"), (Through("q1:9466"), "0x12 stale _x5 0x12 stale _x60"),
                (Breached, "1x100"), (Retracted, "0x100"), (Worst("q1:9466", "T-1"), "0x12 stale _x5 0x12 stale _x60"),
            ],
            Expect =
            [
                new(TimeSpan.FromSeconds(60), "SlaBreach", StillLate(Words.Same("T-1 (first_reply, 1m 0s)"))),
                new(TimeSpan.FromSeconds(75), "SlaBreach", StillLate(Unknown)),
                new(TimeSpan.FromSeconds(100), "SlaBreach", StillLate(Words.Same("T-1 (first_reply, 1m 40s)"))),
                new(TimeSpan.FromSeconds(270), "SlaBreach", StillLate(Unknown)),
                new(TimeSpan.FromSeconds(290), "SlaBreach"),
            ],
        },
        new("One of two query services goes away while a ticket is late, and the other knows that it was answered")
        {
            Interval = TimeSpan.FromSeconds(5),
            Series =
            [
                (Open("q1:9466", "billing"), "1x12 stale"), (Through("q1:9466"), "0x12 stale"),
                (Open("q2:9466", "billing"), "1x12 0x30"), (Through("q2:9466"), "0x42"), (Breached, "1x42"), (Retracted, "0x42"),
            ],
            Expect = [new(TimeSpan.FromSeconds(60), "SlaBreach", StillLate(Unknown)), new(TimeSpan.FromSeconds(70), "SlaBreach")],
        },
        new("A breach that a late reply takes back before anybody looked")
        {
            Interval = TimeSpan.FromSeconds(5),
            Series = [(Open("q1:9466", "billing"), "0x60"), (Breached, "0x23 1x36"), (Retracted, "0x23 1x36")],
            Expect = [new(TimeSpan.FromSeconds(130), "SlaBreach")],
        },
        new("A breach that nobody saw, while other tickets were no longer at risk or were reopened: what is taken back of them is no breach")
        {
            Interval = TimeSpan.FromSeconds(5),
            Series = [(Open("q1:9466", "billing"), "0x60"), (Breached, "0x23 1x36"), (Retracted, "0x60"), (RiskRetracted, "0x23 3x36"), (MetRetracted, "0x23 2x36")],
            Expect = [new(TimeSpan.FromSeconds(130), "SlaBreach", new Firing(Labels, Late(1), BoardQuery: "tenant=default") { Tickets = new("answered by now", "répondu depuis") })],
        },
        new("A quiet night: nothing runs, nothing is late")
        {
            Series = [(Open("q1:9466", "billing"), "0x60"), (AtRisk("billing"), "0x60"), (Running("billing"), "0x60"), (Breached, "7x60"), (Retracted, "1x60")],
            Expect = [AtMinute(30, "SlaBreach"), AtMinute(30, "SlaAtRisk")],
        },
        new("Many are near their due time, then answered; another team has few, a third has many running")
        {
            Series =
            [
                (AtRisk("billing"), "0x2 6x5 1x5"), (Running("billing"), "20x12"),
                (AtRisk("sales"), "4x12"), (Running("sales"), "5x12"),
                (AtRisk("support"), "10x12"), (Running("support"), "40x12"),
            ],
            Expect =
            [
                AtMinute(3, "SlaAtRisk"),
                AtMinute(5, "SlaAtRisk", new Firing($"{Labels}, team=billing", new Words("6 tickets at risk: ", "6 tickets à risque : ").And(Where).And(new(", team billing", ", équipe billing")), BoardQuery: "tenant=default&team=billing")),
                AtMinute(10, "SlaAtRisk"),
            ],
        },
        new("Timers come five seconds late, and again on time")
        {
            Series =
            [
                ("""streaming_timer_error_seconds_bucket{instance="w1:9464",le="0.5"}""", "0+10x5 50x9 50+10x20"),
                ("""streaming_timer_error_seconds_bucket{instance="w1:9464",le="1"}""", "0+10x5 50x9 50+10x20"),
                ("""streaming_timer_error_seconds_bucket{instance="w1:9464",le="5"}""", "0+10x35"),
                ("""streaming_timer_error_seconds_bucket{instance="w1:9464",le="+Inf"}""", "0+10x35"),
            ],
            Expect =
            [
                AtMinute(5, "SlaTimersLate"),
                AtMinute(12, "SlaTimersLate", new Firing("", new("Deadlines are acted on 4.96s late (p99)", "Les échéances sont traitées avec 4.96s de retard (p99)"))),
                AtMinute(24, "SlaTimersLate"),
            ],
        },
    ];

    private static Firing StillLate(Words tickets) =>
        new($"{Labels}, team=billing", Late(1, "billing"), BoardQuery: "tenant=default&team=billing") { Tickets = tickets };

    private static Words Late(int count, string team = "") => new Words($"{count} late: ", $"{count} en retard : ").And(Where)
        .And(team.Length > 0 ? new($", team {team}", $", équipe {team}") : Words.None);

    private static string Open(string instance, string team) => Gauge("support_sla_breached_open", instance, team);

    private static string Through(string instance) => $$"""streaming_data_through_timestamp_seconds{instance="{{instance}}"}""";

    private static string Worst(string instance, string ticket) =>
        $$"""support_sla_worst_ticket_due_timestamp_seconds{{{Clock}},team="billing",ticket="{{ticket}}",instance="{{instance}}"}""";

    private static string AtRisk(string team) => Gauge("support_sla_at_risk", "q1:9466", team);

    private static string Running(string team) => Gauge("support_sla_running", "q1:9466", team);

    private static string Gauge(string name, string instance, string team) => $$"""{{name}}{{{Clock}},team="{{team}}",instance="{{instance}}"}""";
}
