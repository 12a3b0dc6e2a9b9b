namespace Streaming.Benchmarks.Macro.Latency;

/// <summary>What a latency run does.</summary>
internal sealed record LatencyPlan
{
    /// <summary>Events produced each second. Default 50,000.</summary>
    public int EventsPerSecond { get; init; } = 50_000;

    /// <summary>How long to produce before anything is measured. Default 15 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long to measure. Default 45 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(45);
}
