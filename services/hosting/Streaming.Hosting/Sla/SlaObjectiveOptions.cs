namespace Streaming.Hosting;

/// <summary>How many clocks of a target must be met.</summary>
public sealed record SlaObjectiveOptions
{
    /// <summary>Met over met and breached, between 0 and 1, such as <c>0.95</c>. Required.</summary>
    public string? Share { get; init; }

    /// <summary>Over which window: 5m, 15m, 1h, 4h, 24h, 7d, 30d or 90d. Default: 30d.</summary>
    public string? Window { get; init; }
}
