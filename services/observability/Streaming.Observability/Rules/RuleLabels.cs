namespace Streaming.Observability.Rules;

/// <summary>Labels and annotations that every alert carries.</summary>
internal static class RuleLabels
{
    /// <summary>Label: <see cref="AlertSeverity"/>.</summary>
    public const string Severity = "severity";

    /// <summary>Label: one of <see cref="Areas"/>.</summary>
    public const string Area = "area";

    /// <summary>Annotation: one line.</summary>
    public const string Summary = "summary";

    /// <summary>Annotation: what it means.</summary>
    public const string Description = "description";

    /// <summary>Behind an annotation's name: the same in French.</summary>
    public const string FrenchSuffix = "_fr";

    /// <summary>Annotation: the tickets that it is about, the first few.</summary>
    public const string Tickets = "tickets";

    /// <summary>Annotation: what to do.</summary>
    public const string RunbookUrl = "runbook_url";

    /// <summary>Annotation: the wall-board.</summary>
    public const string BoardUrl = "board_url";

    /// <summary>Annotation: the Grafana dashboard.</summary>
    public const string DashboardUrl = "dashboard_url";

    /// <summary>A severity as a label's value.</summary>
    /// <param name="severity">The severity.</param>
    public static string Text(AlertSeverity severity) => severity == AlertSeverity.Page ? "page" : "notify";
}
