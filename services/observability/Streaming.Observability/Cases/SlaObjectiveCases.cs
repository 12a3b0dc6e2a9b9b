using Streaming.Observability.Rules.Sla;
using static Streaming.Observability.Cases.Expectation;

namespace Streaming.Observability.Cases;

/// <summary>Cases of the alerts about objectives, for two promises: one of 90 %, whose fastest burn is 10, and one of 99 %.</summary>
internal static class SlaObjectiveCases
{
    private const string Labels = "tenant=default, clock=first_reply, policy=";

    /// <summary>How often the rules are evaluated.</summary>
    public static readonly TimeSpan Evaluation = TimeSpan.FromMinutes(1);

    /// <summary>The promises that the cases speak of.</summary>
    public static IReadOnlyList<SlaPromise> Promises { get; } =
    [
        new("standard", "first_reply", 0.9, TimeSpan.FromDays(30)),
        new("gold", "first_reply", 0.99, TimeSpan.FromDays(30)),
    ];

    /// <summary>The cases.</summary>
    public static IReadOnlyList<RuleCase> All =>
    [
        new("Two of three tickets are late for an hour, at an objective of 90 %: capped at half of what can burn, it wakes somebody, and ends")
        {
            Series = Counts("standard", "0+2x60 120x60", "0+1x120"),
            Expect =
            [
                AtMinute(2, "SlaBudgetBurnsFast"),
                AtMinute(30, "SlaBudgetBurnsFast", Fast("1h", "5m"), Fast("6h", "30m")),
                // The hour still looks bad, but the last minutes are well again.
                AtMinute(68, "SlaBudgetBurnsFast", Fast("6h", "30m", "63.83%")),
                AtMinute(80, "SlaBudgetBurnsFast"),
            ],
        },
        new("Exactly half is late: what the cap allows")
        {
            Series = Counts("standard", "0+1x120", "0+1x120"),
            Expect = [AtMinute(90, "SlaBudgetBurnsFast")],
        },
        new("Exactly at the objective for ten hours: the budget burns as evenly as it may")
        {
            Series = Counts("standard", "0+1x600", "0+9x600"),
            Expect = [AtMinute(300, "SlaBudgetBurns"), AtMinute(590, "SlaBudgetBurns"), AtMinute(590, "SlaBudgetBurnsFast")],
        },
        new("Twice the budget of 99 % is spent for hours: told, nobody woken; it ends with the last six hours")
        {
            Interval = TimeSpan.FromMinutes(5),
            Series = Counts("gold", "0+1x60 60x160", "0+49x220"),
            Expect =
            [
                AtMinute(0, "SlaBudgetBurns"),
                AtMinute(240, "SlaBudgetBurns", new Firing(
                    Labels + "gold, window=3d",
                    new("2% late within 3d: policy gold, first_reply, tenant default", "2% en retard en 3d : politique gold, first_reply, locataire default"),
                    new(
                        "At most 1 % may be late over 30d (objective 99 %). More than 1 % were, within 3d and within 6h: the budget burns 1 times as fast as it may.",
                        "Au plus 1 % peuvent être en retard sur 30d (objectif 99 %). Plus de 1 % l'ont été, en 3d et en 6h : le budget se consomme 1 fois plus vite que permis."),
                    "tenant=default")),
                AtMinute(240, "SlaBudgetBurnsFast"),
                AtMinute(300 + 300, "SlaBudgetBurns"),
            ],
        },
        new("A quiet night after a day: no ticket is judged, nothing fires")
        {
            Interval = TimeSpan.FromMinutes(5),
            Series = Counts("standard", "3x100", "70x100"),
            Expect = [AtMinute(300, "SlaBudgetBurnsFast"), AtMinute(300, "SlaBudgetBurns"), AtMinute(300, "SlaQuietDesk")],
        },
        new("All of five tickets are late: too few for a ratio, too many for a quiet desk, for a day")
        {
            Interval = TimeSpan.FromMinutes(5),
            Series = Counts("standard", "0x3 1 2 3 4 5 5x300", "0x308"),
            Expect =
            [
                AtMinute(25, "SlaQuietDesk"),
                AtMinute(60, "SlaQuietDesk", new Firing(
                    Labels + "standard",
                    new(
                        "5 late within a day on a quiet desk: policy standard, first_reply, tenant default",
                        "5 en retard en un jour sur un service calme : politique standard, first_reply, locataire default"),
                    BoardQuery: "tenant=default")),
                AtMinute(60, "SlaBudgetBurnsFast"),
                AtMinute(60, "SlaBudgetBurns"),
                AtMinute(1_500, "SlaQuietDesk"),
            ],
        },
        new("Late tickets whose breaches were taken back count as met")
        {
            Series = Counts("standard", "0+2x60", "0+2x60", retracted: "0+2x60"),
            Expect = [AtMinute(45, "SlaBudgetBurnsFast"), AtMinute(45, "SlaBudgetBurns"), AtMinute(45, "SlaQuietDesk")],
        },
        new("Two of three tickets are late, beside as many risks that passed and as many that were answered in time and reopened: neither takes a breach back")
        {
            Series = Counts("standard", "0+2x60", "0+3x60", passed: "0+2x60", reopened: "0+2x60"),
            Expect = [AtMinute(30, "SlaBudgetBurnsFast", Fast("1h", "5m"), Fast("6h", "30m"))],
        },
    ];

    private static Firing Fast(string window, string shortWindow, string share = "66.67%") => new(
        $"{Labels}standard, window={window}",
        new(
            $"{share} late within {window}: policy standard, first_reply, tenant default",
            $"{share} en retard en {window} : politique standard, first_reply, locataire default"),
        new(
            $"At most 10 % may be late over 30d (objective 90 %). More than 50 % were, within {window} and within {shortWindow}: the budget burns 5 times as fast as it may.",
            $"Au plus 10 % peuvent être en retard sur 30d (objectif 90 %). Plus de 50 % l'ont été, en {window} et en {shortWindow} : le budget se consomme 5 fois plus vite que permis."),
        "tenant=default");

    private static List<(string Series, string Values)> Counts(string policy, string breached, string met, string retracted = "0x400", string passed = "0x400", string reopened = "0x400") =>
    [
        ($$"""streaming_sla_events_total{tenant="default",policy="{{policy}}",clock="first_reply",kind="breached",instance="w1:9464"}""", breached),
        ($$"""streaming_sla_events_total{tenant="default",policy="{{policy}}",clock="first_reply",kind="met",instance="w1:9464"}""", met),
        ($$"""streaming_sla_events_total{tenant="default",policy="{{policy}}",clock="first_reply",kind="retracted",retracts="breached",instance="w1:9464"}""", retracted),
        ($$"""streaming_sla_events_total{tenant="default",policy="{{policy}}",clock="first_reply",kind="retracted",retracts="at_risk",instance="w1:9464"}""", passed),
        ($$"""streaming_sla_events_total{tenant="default",policy="{{policy}}",clock="first_reply",kind="retracted",retracts="met",instance="w1:9464"}""", reopened),
    ];
}
