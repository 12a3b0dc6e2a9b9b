using Streaming.Ingestion.Kafka;

namespace Streaming.Ingestion.Shards;

/// <summary>Says how far a shard's deadlines may fire, from how far its partitions are consumed. Pure: no clock, no broker.</summary>
internal static class TimerClock
{
    /// <summary>How long an answer about a partition's end confirms anything, milliseconds.</summary>
    public const long ConfirmedForMs = 2_000;

    /// <summary>How far a record's timestamp may be ahead of the wall clock and still be believed, milliseconds: clocks of machines differ by so much.</summary>
    public const long SkewMs = 5_000;

    /// <summary>No time at all: deadlines stay where they are.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>Whether a partition is consumed to a confirmed end.</summary>
    /// <param name="progress">How far it is consumed.</param>
    /// <param name="range">What the broker said last; <see langword="null"/> when it said nothing.</param>
    /// <param name="nowMs">Now, Unix milliseconds.</param>
    public static bool IsCaughtUp(PartitionProgress progress, OffsetRange? range, long nowMs) =>
        range is { } known && nowMs - known.AskedMs < ConfirmedForMs && progress.NextOffset >= known.End;

    /// <summary>
    /// How far a partition of a live shard is consumed once a record is taken. No record was written later than now, so one that says so is from a
    /// producer whose clock is ahead: a little, as clocks of machines differ, and it was written about now; by more, and it says nothing.
    /// </summary>
    /// <param name="lastMs">How far the partition was consumed before, Unix milliseconds.</param>
    /// <param name="timestampMs">The record's Kafka timestamp, Unix milliseconds.</param>
    /// <param name="nowMs">Now, Unix milliseconds.</param>
    public static long Reached(long lastMs, long timestampMs, long nowMs) =>
        timestampMs > nowMs + SkewMs ? lastMs : Math.Min(timestampMs, nowMs);

    /// <summary>
    /// Timer time of a live shard. Caught up: the moment at which the broker was asked for the ends, for every record taken in before it
    /// is applied; so a reply that waits in Kafka is never overtaken by its own deadline. Else the least timestamp last applied over the
    /// lagging partitions; where one of these is ahead of now, as an owner before may have left it, deadlines wait.
    /// </summary>
    /// <param name="partitions">How far the shard's partitions are consumed.</param>
    /// <param name="ranges">What the broker said of each, in the same order.</param>
    /// <param name="nowMs">Now, Unix milliseconds.</param>
    public static long Live(ReadOnlySpan<PartitionProgress> partitions, ReadOnlySpan<OffsetRange?> ranges, long nowMs)
    {
        var reached = long.MaxValue;
        var isCaughtUp = true;
        for (var i = 0; i < partitions.Length; i++)
        {
            if (IsCaughtUp(partitions[i], ranges[i], nowMs))
            {
                continue;
            }

            isCaughtUp = false;
            reached = Math.Min(reached, partitions[i].LastTimestampMs <= nowMs ? partitions[i].LastTimestampMs : Unknown);
        }

        if (!isCaughtUp)
        {
            return reached;
        }

        foreach (var range in ranges)
        {
            reached = Math.Min(reached, range!.Value.AskedMs);
        }

        return reached;
    }

    /// <summary>
    /// Timer time of a shard in replay: the least timestamp last applied, partitions consumed to their end left out; once all shards of
    /// the group are finished, the greatest event time of them all.
    /// </summary>
    /// <param name="partitions">How far the shard's partitions are consumed.</param>
    /// <param name="ranges">What the broker said of each, in the same order.</param>
    /// <param name="nowMs">Now, Unix milliseconds.</param>
    /// <param name="finalMs">The greatest event time of all shards once all are finished; else <see langword="null"/>.</param>
    public static long Replay(
        ReadOnlySpan<PartitionProgress> partitions,
        ReadOnlySpan<OffsetRange?> ranges,
        long nowMs,
        long? finalMs)
    {
        var reached = long.MaxValue;
        for (var i = 0; i < partitions.Length; i++)
        {
            if (!IsCaughtUp(partitions[i], ranges[i], nowMs))
            {
                reached = Math.Min(reached, partitions[i].LastTimestampMs);
            }
        }

        return reached == long.MaxValue ? finalMs ?? Unknown : reached;
    }
}
