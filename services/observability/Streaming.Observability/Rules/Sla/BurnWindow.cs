namespace Streaming.Observability.Rules.Sla;

/// <summary>A pair of windows that must both burn too fast, and the budget that it takes to be told.</summary>
/// <param name="Severity">Whom it concerns.</param>
/// <param name="Long">The window that decides.</param>
/// <param name="Short">The window that lets the alert end soon after the trouble has.</param>
/// <param name="BudgetShare">Share of the whole budget that is gone within the long window when the alert fires, 0 to 1.</param>
internal sealed record BurnWindow(AlertSeverity Severity, TimeSpan Long, TimeSpan Short, double BudgetShare)
{
    // Asking for more than half of what can burn would demand that most tickets are late before anybody hears of it.
    private const double ReachableShare = 0.5;

    /// <summary>
    /// The windows of Google's SRE workbook, chapter 5: 2 % of the budget in an hour or 5 % in six wake somebody, 10 % in one day or in three
    /// are told.
    /// </summary>
    public static IReadOnlyList<BurnWindow> Workbook { get; } =
    [
        new(AlertSeverity.Page, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.02),
        new(AlertSeverity.Page, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 0.05),
        new(AlertSeverity.Notify, TimeSpan.FromDays(1), TimeSpan.FromHours(2), 0.10),
        new(AlertSeverity.Notify, TimeSpan.FromDays(3), TimeSpan.FromHours(6), 0.10),
    ];

    /// <summary>
    /// The burn rate from which the alert fires: that which spends the share of the budget, but never more than half of what the objective
    /// can burn at all, 1 / (1 - objective), where every ticket is late; and never less than even spending.
    /// </summary>
    /// <param name="objective">The objective, above 0 and below 1.</param>
    /// <param name="period">The objective's window.</param>
    public double Threshold(double objective, TimeSpan period) =>
        Math.Max(1, Math.Min(BudgetShare * (period / Long), ReachableShare / (1 - objective)));
}
