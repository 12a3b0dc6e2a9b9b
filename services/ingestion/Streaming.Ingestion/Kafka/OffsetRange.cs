namespace Streaming.Ingestion.Kafka;

/// <summary>Which offsets of a partition the broker has, as it said at one moment.</summary>
/// <param name="Low">The oldest offset.</param>
/// <param name="End">The offset that the next record will get.</param>
/// <param name="AskedMs">When the question was sent, Unix milliseconds by this process's clock: records taken in before lie before <see cref="End"/>.</param>
internal readonly record struct OffsetRange(long Low, long End, long AskedMs);
