using Confluent.Kafka;

namespace Streaming.Replay.Replaying;

/// <summary>What a replay did.</summary>
public sealed record ReplaySummary
{
    /// <summary>Lines sent, all stored by the broker.</summary>
    public required long Sent { get; init; }

    /// <summary>Of those, lines that are no events.</summary>
    public required long NotEvents { get; init; }

    /// <summary>Lines that were not sent because no broker takes a record of their size.</summary>
    public required long Refused { get; init; }

    /// <summary>Where the input broke off, being cut short or damaged: all lines so far were read; <see langword="null"/> when it was read to its end.</summary>
    public required long? CutOffAfter { get; init; }

    /// <summary>What was added to every event's time; zero where times were kept or there were none.</summary>
    public required TimeSpan Shift { get; init; }

    /// <summary>The time that the replay took, reading beforehand included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The offset after the last record of each partition that got one: a reader that committed these has everything.</summary>
    public required IReadOnlyDictionary<TopicPartition, long> EndOffsets { get; init; }
}
