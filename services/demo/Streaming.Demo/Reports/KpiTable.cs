using Streaming.Contracts;
using Streaming.Demo.Synthetic;

namespace Streaming.Demo.Reports;

/// <summary>What the table of all KPIs that ends <c>--once</c> holds: a row for each statistic, a column for each window.</summary>
internal static class KpiTable
{
    /// <summary>The window whose change since the one before it has a column; of one interval, its own.</summary>
    private const string Changing = WindowNames.OneDay;

    private const string Itself = "value";

    // The JSON has them.
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal) { "min", "p95", "start" };

    /// <summary>Lays a report out.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The headings, and rows for the totals, as wide as these; groups, and what says something only of them, are in the JSON.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(KpiReport report)
    {
        var changing = report.Windows.FirstOrDefault(static window => window.Window == Changing) ?? report.Windows[^1];
        List<IReadOnlyList<string>> rows =
        [
            ["KPI", .. report.Windows.Select(static window => window.Window ?? Interval(window)), changing.Window is { } name ? $"vs {name} before" : "vs before"],
        ];
        var totals = report.Windows.Select(static window => window.Groups[0].Kpis).ToList();
        foreach (var (key, numbers) in totals[0].Where(kpi => !report.OfGroups.Contains(kpi.Key)))
        {
            var mark = report.SyntheticKpis.Contains(key) ? SyntheticKpis.Mark : string.Empty;
            if (totals.TrueForAll(total => total[key].Values.Values.All(static value => value is null)))
            {
                rows.Add([key + mark, .. totals.Select(static _ => NumberText.Absent), NumberText.Absent]);
                continue;
            }

            foreach (var statistic in numbers.Values.Keys.Where(static statistic => !Hidden.Contains(statistic)))
            {
                if (totals.TrueForAll(total => total[key].Values.GetValueOrDefault(statistic) is null))
                {
                    continue;
                }

                var title = statistic == Itself ? key : $"{key} {statistic}";
                rows.Add([title + mark, .. totals.Select(total => Cell(total, key, statistic)), Trend(changing, key, statistic)]);
            }
        }

        return rows;
    }

    /// <summary>The lines below the table: what the numbers stand on, what was replayed, and dead letters.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Lines.</returns>
    /// <remarks>How many events came late is not among them: at the speed of a replay that says how partitions were read, and nothing of the log.</remarks>
    public static IEnumerable<string> Footer(KpiReport report)
    {
        yield return FormattableString.Invariant($"as of {report.AsOf:yyyy-MM-dd HH:mm:ss} UTC, data through {report.DataThrough:yyyy-MM-dd HH:mm:ss} UTC, state {report.StateId}");
        yield return FormattableString.Invariant(
            $"{report.Events.Sent:N0} lines sent in {report.Events.ElapsedSeconds:F1} s, all visible after {report.Events.VisibleSeconds:F1} s; {report.Pipeline.Duplicates:N0} duplicates, {report.Pipeline.IdConflicts:N0} id conflicts, {report.Pipeline.Expired:N0} expired, {report.Pipeline.UnknownType:N0} of unknown type, {report.Events.Refused:N0} too long to send");
        yield return DeadLetterLine(report.DeadLetters);
        if (report.Events.CutOffAfter is { } lines)
        {
            yield return FormattableString.Invariant($"incomplete: the events broke off after line {lines:N0}, their gzip being cut short or damaged");
        }

        if (report.SyntheticKpis.Count > 0)
        {
            yield return FormattableString.Invariant($"{SyntheticKpis.Meaning}: {report.Events.Synthetic:N0} of the lines, beside the real tickets");
        }
    }

    /// <summary>Dead letters and why, in a line.</summary>
    /// <param name="letters">The count.</param>
    /// <returns>The line.</returns>
    public static string DeadLetterLine(DeadLetterReport letters)
    {
        var reasons = letters.ByReason.Count == 0 ? string.Empty : $" ({string.Join(", ", letters.ByReason.Select(static reason => FormattableString.Invariant($"{reason.Key} {reason.Value:N0}")))})";
        var missed = letters.Missed == 0 ? string.Empty : FormattableString.Invariant($"; {letters.Missed:N0} more were dropped before they were read");
        return FormattableString.Invariant($"dead letters: {letters.Total:N0}") + reasons + missed;
    }

    private static string Cell(IReadOnlyDictionary<string, KpiNumbers> kpis, string key, string statistic) =>
        kpis.TryGetValue(key, out var numbers) && numbers.Values.TryGetValue(statistic, out var value)
            ? NumberText.Of(value, UnitOf(statistic, numbers))
            : NumberText.Absent;

    private static string Trend(WindowReport window, string key, string statistic)
    {
        if (!window.Groups[0].Kpis.TryGetValue(key, out var numbers) || !numbers.Values.TryGetValue(statistic, out var value))
        {
            return NumberText.Absent;
        }

        // A level's number of the period before is that of its end, where this one began; what it changed by is a row of its own.
        var isLevel = numbers.Values.TryGetValue("start", out var start);
        var before = numbers.Previous?.GetValueOrDefault(statistic) ?? (statistic == Itself ? start : null);
        return statistic == "change" ? NumberText.Absent : TrendText.Of(value, before, UnitOf(statistic, numbers), isLevel);
    }

    // Beside a KPI may stand how many there were of something, whatever the KPI's own unit is.
    private static string UnitOf(string statistic, KpiNumbers numbers) =>
        CountStatistics.Contains(statistic) ? "count" : numbers.Currency is { } currency ? NumberText.Money + currency : numbers.Unit;

    private static string Interval(WindowReport window) =>
        FormattableString.Invariant($"{window.From:yyyy-MM-dd HH:mm} to {window.To:yyyy-MM-dd HH:mm}");
}
