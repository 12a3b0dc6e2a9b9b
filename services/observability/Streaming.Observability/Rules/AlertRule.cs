using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Rules;

/// <summary>One alert: when it fires and what it says. Its runbook is <c>docs/runbooks/{Name}.md</c>.</summary>
internal sealed record AlertRule
{
    /// <summary>Name: also that of its runbook.</summary>
    public required string Name { get; init; }

    /// <summary>Whom it concerns.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>PromQL that gives a series while the alert stands.</summary>
    public required string Expression { get; init; }

    /// <summary>How long that must last before it fires.</summary>
    public TimeSpan For { get; init; } = TimeSpan.Zero;

    /// <summary>Further labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>One line, a template: what is wrong, with the number.</summary>
    public required Words Summary { get; init; }

    /// <summary>A template: what it means and what was expected.</summary>
    public required Words Description { get; init; }

    /// <summary>A template: which tickets; nothing where the alert is about none.</summary>
    public Words Tickets { get; init; } = Words.None;

    /// <summary>Query string of the wall-board that shows the matter, a template; empty for the whole board.</summary>
    public string BoardQuery { get; init; } = "";

    /// <summary>Uid of the Grafana dashboard that shows the matter.</summary>
    public required string DashboardUid { get; init; }
}
