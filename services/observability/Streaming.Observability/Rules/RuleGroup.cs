namespace Streaming.Observability.Rules;

/// <summary>Rules that are evaluated together: first what they record, then the alerts.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Area">What the alerts are about; a label by which they are routed.</param>
internal sealed record RuleGroup(string Name, string Area)
{
    /// <summary>How often it is evaluated; <see langword="null"/> for the server's interval.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>What it records.</summary>
    public IReadOnlyList<RecordingRule> Records { get; init; } = [];

    /// <summary>Its alerts.</summary>
    public IReadOnlyList<AlertRule> Alerts { get; init; } = [];
}
