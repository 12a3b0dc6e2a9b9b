using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Latency;

/// <summary>What a latency run measured.</summary>
internal sealed record LatencyResult
{
    /// <summary>The machine's load average before the run began.</summary>
    public required double MachineLoadBefore { get; init; }

    /// <summary>Events committed each second while it was measured.</summary>
    public required double EventsPerSecond { get; init; }

    /// <summary>How far the producer lagged behind the events' own times, milliseconds: a delay that is not the product's.</summary>
    public required Percentiles ProducerBehindMs { get; init; }

    /// <summary>From a probe ticket's event time until it was seen over gRPC, milliseconds; up to the time between two questions too long.</summary>
    public required Percentiles EventToVisibleMs { get; init; }

    /// <summary>The greatest of these delays among the probes that became visible in each second of the run, milliseconds: whether there was one stall, or many.</summary>
    public required IReadOnlyList<double> GreatestBySecondMs { get; init; }

    /// <summary>Time from one question to the next, milliseconds.</summary>
    public required Percentiles BetweenQuestionsMs { get; init; }

    /// <summary>The product's own histogram of the same time: each shard's newest record, upper bounds of the buckets, seconds.</summary>
    public required double OwnP50Seconds { get; init; }

    /// <summary>As <see cref="OwnP50Seconds"/>, for 99 of 100.</summary>
    public required double OwnP99Seconds { get; init; }

    /// <summary>Round trips of <c>GetKpis</c> (all KPIs, 1 h and 24 h, no filter) under this load, milliseconds.</summary>
    public required Percentiles GetKpisMs { get; init; }

    /// <summary>Processors kept busy by each process.</summary>
    public required IReadOnlyDictionary<string, double> Processors { get; init; }

    /// <summary>Collections of each host, a second.</summary>
    public required IReadOnlyDictionary<string, double> CollectionsPerSecond { get; init; }

    /// <summary>Part of each host's time that it was paused in collections, 0 to 1.</summary>
    public required IReadOnlyDictionary<string, double> PauseRatios { get; init; }
}
