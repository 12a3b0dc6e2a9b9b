using Streaming.Benchmarks.Macro.Bare;
using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Load;

/// <summary>What one load run measured. Everything "per event" is per event committed while it was measured.</summary>
internal sealed record LoadResult
{
    /// <summary>The machine's load average before the run began: anything above about 1 says that somebody else was busy.</summary>
    public required double MachineLoadBefore { get; init; }

    /// <summary>Events committed in Redis while it was measured.</summary>
    public required long Events { get; init; }

    /// <summary>How long it was measured, from the first commit on.</summary>
    public required double Seconds { get; init; }

    /// <summary>Events committed each second in the second half of that time.</summary>
    public required double WarmEventsPerSecond { get; init; }

    /// <summary>Processor time per event, microseconds, by process.</summary>
    public required IReadOnlyDictionary<string, double> CpuMicrosecondsPerEvent { get; init; }

    /// <summary>The most memory that each process had resident, bytes.</summary>
    public required IReadOnlyDictionary<string, long> PeakBytes { get; init; }

    /// <summary>Bytes that the worker allocated per event, the Kafka client's included.</summary>
    public required double AllocatedBytesPerEvent { get; init; }

    /// <summary>The worker's collections each second.</summary>
    public required double CollectionsPerSecond { get; init; }

    /// <summary>Part of the worker's time that it was paused in collections, 0 to 1.</summary>
    public required double PauseRatio { get; init; }

    /// <summary>Redis commands per event, those inside scripts included.</summary>
    public required double RedisCommandsPerEvent { get; init; }

    /// <summary>Script calls per event: what crosses the wire.</summary>
    public required double RedisCallsPerEvent { get; init; }

    /// <summary>Bytes that Redis got per event.</summary>
    public required double RedisBytesInPerEvent { get; init; }

    /// <summary>Bytes that Redis sent per event, to the query service mostly.</summary>
    public required double RedisBytesOutPerEvent { get; init; }

    /// <summary>Memory of the data in Redis at the end, bytes.</summary>
    public required long RedisUsedBytes { get; init; }

    /// <summary>Tickets that the query service showed at the end of the measured time.</summary>
    public required double VisibleTickets { get; init; }

    /// <summary>How long after the last commit everything committed was visible over gRPC, seconds; null when that was not seen.</summary>
    public required double? SecondsToVisible { get; init; }

    /// <summary>Round trips of <c>GetKpis</c> (all KPIs, 1 h and 24 h, no filter) while it was measured, milliseconds.</summary>
    public required Percentiles GetKpisMs { get; init; }

    /// <summary>The bare loop on the same topic, right after.</summary>
    public required BareResult Bare { get; init; }

    /// <summary>Events committed each second.</summary>
    public double EventsPerSecond => Events / Seconds;

    /// <summary>Part of the bare loop's speed that was reached.</summary>
    public double RatioToBare => EventsPerSecond / Bare.EventsPerSecond;

    /// <summary>Bytes that the bare loop allocates per event.</summary>
    public double BareAllocatedBytesPerEvent => (double)Bare.AllocatedBytes / Bare.Events;

    /// <summary>Processor time of the bare loop per event, microseconds.</summary>
    public double BareCpuMicrosecondsPerEvent => Bare.CpuSeconds / Bare.Events * 1e6;
}
