namespace Streaming.Replay.Replaying;

/// <summary>How events are replayed.</summary>
public sealed record ReplayOptions
{
    /// <summary>The least <see cref="Speed"/>: a day in three years.</summary>
    public const double SlowestSpeed = 0.001;

    /// <summary>The broker, <c>host:port</c>, or several with commas.</summary>
    public required string BootstrapServers { get; init; }

    /// <summary>How many times faster than the events happened; at least <see cref="SlowestSpeed"/>. Default <see langword="null"/>: as fast as broker and reader take them.</summary>
    public double? Speed { get; init; }

    /// <summary>Keep the events' own times. Default: shift all by one constant so that the last event happens now, see <see cref="Pace"/>.</summary>
    public bool KeepsTimes { get; init; }

    /// <summary>How events are laid into records; default structured.</summary>
    public RecordMode Mode { get; init; } = RecordMode.Structured;

    /// <summary>
    /// Most bytes in one partition that the reader has not consumed, where a reader is followed; default 3.5 MB, of the 5 MB that
    /// librdkafka's mock cluster keeps.
    /// </summary>
    public long UnconsumedBytesPerPartition { get; init; } = 3_500_000;

    /// <summary>How often progress is told; default 200 ms.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What is known of the input because it was read already; default: it is read beforehand where that is needed.</summary>
    public TimeSpread? Spread { get; init; }

    /// <summary>Settings of the Kafka client by librdkafka's names, put over the built-in ones; default none.</summary>
    public IReadOnlyDictionary<string, string>? Kafka { get; init; }
}
