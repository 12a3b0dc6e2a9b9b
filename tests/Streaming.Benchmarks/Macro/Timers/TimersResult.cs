using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>What a run with many open clocks measured.</summary>
internal sealed record TimersResult
{
    /// <summary>The machine's load average before the run began.</summary>
    public required double MachineLoadBefore { get; init; }

    /// <summary>Open clocks.</summary>
    public required int Clocks { get; init; }

    /// <summary>From a clock's due time until its breach was read from Kafka, milliseconds.</summary>
    public required Percentiles DueToReadMs { get; init; }

    /// <summary>The same for at-risk thresholds.</summary>
    public required Percentiles AtRiskToReadMs { get; init; }

    /// <summary>From a clock's due time until its breach came over gRPC, milliseconds; <see langword="null"/> where nobody watched.</summary>
    public Percentiles? DueToWatchedMs { get; init; }

    /// <summary>Watched events with an id that came before.</summary>
    public int WatchedRepeats { get; init; }

    /// <summary>The worker's own histogram of due time to fired: upper bound for 99 of 100, seconds.</summary>
    public required double FiredP99Seconds { get; init; }

    /// <summary>Messages with an id that came before: repeats, which the contract allows after a crash only.</summary>
    public required int Repeats { get; init; }

    /// <summary>Of the clocks that were due while it was measured, those whose breach was not read.</summary>
    public required int Missing { get; init; }

    /// <summary>The slowest shard's taking over after a restart, milliseconds.</summary>
    public required double TakeOverMs { get; init; }

    /// <summary>From starting the second worker until it fired a deadline again, milliseconds.</summary>
    public required double RestartToFiredMs { get; init; }

    /// <summary>Memory of an open clock beyond that of its ticket, bytes, as the runtime counts it.</summary>
    public required double BytesPerClock { get; init; }

    /// <summary>What an open clock adds to what is stored of its ticket and its cells, bytes.</summary>
    public required double StoredBytesPerClock { get; init; }

    /// <summary>The most memory that the worker had resident, bytes.</summary>
    public required long WorkerPeakBytes { get; init; }
}
