using Streaming.Contracts;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Rules.Sla;

/// <summary>Alerts about objectives: a budget that is spent too fast, and desks too quiet for ratios.</summary>
internal sealed class SlaObjectiveAlerts(ObservabilityOptions options, IReadOnlyList<SlaPromise> promises)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Long ranges are read seldom: what they say changes slowly.
    private static readonly TimeSpan SlowInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Slow = TimeSpan.FromHours(2);

    /// <summary>The groups: what is counted over short and over long windows, what is left of budgets, then the alerts.</summary>
    public IReadOnlyList<RuleGroup> Groups()
    {
        if (promises.Count == 0)
        {
            return [];
        }

        var windows = BurnWindow.Workbook.SelectMany(window => new[] { window.Long, window.Short }).Append(Day).Distinct().Order().ToList();
        return
        [
            new("sla-counts", Areas.Sla) { Records = [.. windows.Where(window => window < Slow).SelectMany(SlaRecords.Of)] },
            new("sla-counts-slow", Areas.Sla) { Interval = SlowInterval, Records = [.. windows.Where(window => window >= Slow).SelectMany(SlaRecords.Of)] },
            SlaBudgets.Of(promises, windows),
            new("sla-objectives", Areas.Sla)
            {
                Alerts =
                [
                    .. promises.SelectMany(promise => BurnWindow.Workbook.Select(window => Burn(promise, window))),
                    .. promises.Select(QuietDesk),
                ],
            },
        ];
    }

    private AlertRule Burn(SlaPromise promise, BurnWindow window)
    {
        var budget = 1 - promise.Objective;
        var threshold = window.Threshold(promise.Objective, promise.Period);
        var share = PromText.Number(Math.Round(threshold * budget, 6));
        var name = PromText.Duration(window.Long);
        return new AlertRule
        {
            Name = window.Severity == AlertSeverity.Page ? "SlaBudgetBurnsFast" : "SlaBudgetBurns",
            Severity = window.Severity,
            Labels = new Dictionary<string, string> { [LabelNames.Policy] = promise.Policy, [LabelNames.Clock] = promise.Clock, ["window"] = name },
            Expression =
                $"{Share(promise, window.Long)} > {share}\n"
                + $"and {Share(promise, window.Short)} > {share}\n"
                + $"and round({Select(SlaRecords.Judged(window.Long), promise)}) >= {options.MinimumTickets}",
            Summary = new(
                $"{{{{ $value | humanizePercentage }}}} late within {name}: {Of(promise).En}",
                $"{{{{ $value | humanizePercentage }}}} en retard en {name} : {Of(promise).Fr}"),
            Description = new(
                $"At most {Percent(budget)} may be late over {PromText.Duration(promise.Period)} (objective {Percent(promise.Objective)}). "
                + $"More than {Percent(threshold * budget)} were, within {name} and within {PromText.Duration(window.Short)}: the budget burns {PromText.Number(Math.Round(threshold, 1))} times as fast as it may.",
                $"Au plus {French(budget)} peuvent être en retard sur {PromText.Duration(promise.Period)} (objectif {French(promise.Objective)}). "
                + $"Plus de {French(threshold * budget)} l'ont été, en {name} et en {PromText.Duration(window.Short)} : le budget se consomme {PromText.French(Math.Round(threshold, 1))} fois plus vite que permis."),
            BoardQuery = "tenant={{ $labels.tenant | urlquery }}",
            DashboardUid = DashboardUids.Sla,
        };
    }

    private AlertRule QuietDesk(SlaPromise promise) => new()
    {
        Name = "SlaQuietDesk",
        Severity = AlertSeverity.Notify,
        Labels = new Dictionary<string, string> { [LabelNames.Policy] = promise.Policy, [LabelNames.Clock] = promise.Clock },
        Expression =
            $"round({Select(SlaRecords.Breached(Day), promise)}) >= {options.QuietDeskBreaches}\n"
            + $"and round({Select(SlaRecords.Judged(Day), promise)}) < {options.MinimumTickets}",
        Summary = new(
            $"{{{{ $value }}}} late within a day on a quiet desk: {Of(promise).En}",
            $"{{{{ $value }}}} en retard en un jour sur un service calme : {Of(promise).Fr}"),
        Description = new(
            $"Fewer than {options.MinimumTickets} tickets were judged within a day, too few for a ratio; {options.QuietDeskBreaches} late ones are too many whatever the objective of {Percent(promise.Objective)} says.",
            $"Moins de {options.MinimumTickets} tickets ont été jugés en un jour, trop peu pour un taux ; {options.QuietDeskBreaches} retards sont de trop quoi que dise l'objectif de {French(promise.Objective)}."),
        BoardQuery = "tenant={{ $labels.tenant | urlquery }}",
        DashboardUid = DashboardUids.Sla,
    };

    // Rounded, so that exactly at the objective is not above it by the last bit.
    private static string Share(SlaPromise promise, TimeSpan window) =>
        $"round({Select(SlaRecords.Breached(window), promise)} / ({Select(SlaRecords.Judged(window), promise)} > 0), 0.000001)";

    private static string Select(string record, SlaPromise promise) =>
        $"{record}{{{LabelNames.Policy}=\"{promise.Policy}\",{LabelNames.Clock}=\"{promise.Clock}\"}}";

    private static Words Of(SlaPromise promise) => new(
        $"policy {promise.Policy}, {promise.Clock}, tenant {{{{ $labels.tenant }}}}",
        $"politique {promise.Policy}, {promise.Clock}, locataire {{{{ $labels.tenant }}}}");

    private static string French(double share) => $"{PromText.French(Math.Round(share * 100, 2))} %";

    private static string Percent(double share) => $"{PromText.Number(Math.Round(share * 100, 2))} %";
}
