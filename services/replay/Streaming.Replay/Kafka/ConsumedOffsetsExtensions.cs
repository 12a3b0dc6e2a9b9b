using Confluent.Kafka;

namespace Streaming.Replay.Kafka;

/// <summary>Waits for readers.</summary>
public static class ConsumedOffsetsExtensions
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>How many records a reader still has before it.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="endOffsets">The offset after the last record of each partition.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>Records not consumed; a partition of which nothing is known counts whole.</returns>
    public static async Task<long> LagAsync(
        this IConsumedOffsets reader, IReadOnlyDictionary<TopicPartition, long> endOffsets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(endOffsets);
        var consumed = await reader.ReadAsync([.. endOffsets.Keys], cancellationToken).ConfigureAwait(false);
        return endOffsets.Sum(end => Math.Max(0, end.Value - consumed.GetValueOrDefault(end.Key)));
    }

    /// <summary>Waits until a reader has consumed everything.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="endOffsets">The offset after the last record of each partition, as in <see cref="Replaying.ReplaySummary.EndOffsets"/>.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="lag">Is told how many records are left.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>When nothing is left.</returns>
    public static async Task WaitUntilConsumedAsync(
        this IConsumedOffsets reader,
        IReadOnlyDictionary<TopicPartition, long> endOffsets,
        TimeProvider time,
        IProgress<long>? lag,
        CancellationToken cancellationToken)
    {
        long left;
        while ((left = await reader.LagAsync(endOffsets, cancellationToken).ConfigureAwait(false)) > 0)
        {
            lag?.Report(left);
            await Task.Delay(AskEvery, time, cancellationToken).ConfigureAwait(false);
        }

        lag?.Report(0);
    }
}
