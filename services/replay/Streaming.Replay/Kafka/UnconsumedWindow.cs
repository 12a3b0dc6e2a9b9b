using Confluent.Kafka;

namespace Streaming.Replay.Kafka;

/// <summary>
/// Counts, per partition, the bytes that were sent and are not yet consumed, and says when there is room for more. A broker that keeps a
/// fixed number of bytes and then drops the oldest, as librdkafka's mock cluster does, so never drops what nobody has read.
/// </summary>
/// <remarks>Safe for use by several threads at once: sends, acknowledgements and consumed offsets come from different ones.</remarks>
/// <param name="bytesPerPartition">
/// Most bytes unconsumed in one partition; a single record may exceed it when it is alone. <see langword="null"/>: no reader is waited
/// for, what the broker has stored counts as consumed.
/// </param>
public sealed class UnconsumedWindow(long? bytesPerPartition)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TopicPartition, Ledger> _ledgers = [];

    /// <summary>The partitions that something was sent to.</summary>
    public IReadOnlyCollection<TopicPartition> Partitions
    {
        get
        {
            lock (_lock)
            {
                return [.. _ledgers.Keys];
            }
        }
    }

    /// <summary>Records that were sent and are not yet consumed, over all partitions.</summary>
    public long UnconsumedRecords
    {
        get
        {
            lock (_lock)
            {
                return _ledgers.Values.Sum(ledger => ledger.InFlight + ledger.Acknowledged.Count);
            }
        }
    }

    /// <summary>Makes room for a record that is about to be sent.</summary>
    /// <param name="partition">Where it goes.</param>
    /// <param name="bytes">Its size with key and headers.</param>
    /// <returns>Whether there was room; if not, nothing changed.</returns>
    public bool TryReserve(TopicPartition partition, int bytes)
    {
        lock (_lock)
        {
            if (!_ledgers.TryGetValue(partition, out var ledger))
            {
                _ledgers.Add(partition, ledger = new());
            }

            if (ledger.Bytes > 0 && ledger.Bytes + bytes > bytesPerPartition)
            {
                return false;
            }

            ledger.Bytes += bytes;
            ledger.InFlight++;
            return true;
        }
    }

    /// <summary>A reserved record was stored by the broker.</summary>
    /// <param name="partition">Where.</param>
    /// <param name="offset">At which offset.</param>
    /// <param name="bytes">The size that was reserved.</param>
    public void Acknowledge(TopicPartition partition, long offset, int bytes)
    {
        lock (_lock)
        {
            var ledger = _ledgers[partition];
            ledger.InFlight--;
            ledger.NextOffset = Math.Max(ledger.NextOffset, offset + 1);
            ledger.Acknowledged.Enqueue((offset, bytes));
            ledger.Consumed = bytesPerPartition is null ? ledger.NextOffset : ledger.Consumed;
            ledger.Forget();
        }
    }

    /// <summary>A reserved record was not stored after all.</summary>
    /// <param name="partition">Where it was to go.</param>
    /// <param name="bytes">The size that was reserved.</param>
    public void Release(TopicPartition partition, int bytes)
    {
        lock (_lock)
        {
            var ledger = _ledgers[partition];
            ledger.InFlight--;
            ledger.Bytes -= bytes;
        }
    }

    /// <summary>Records were consumed.</summary>
    /// <param name="partition">Where.</param>
    /// <param name="nextOffset">The first offset not yet consumed.</param>
    public void Consume(TopicPartition partition, long nextOffset)
    {
        lock (_lock)
        {
            if (_ledgers.TryGetValue(partition, out var ledger))
            {
                ledger.Consumed = Math.Max(ledger.Consumed, nextOffset);
                ledger.Forget();
            }
        }
    }

    /// <summary>How far each partition was written.</summary>
    /// <returns>The offset after the last acknowledged record of each partition that got one.</returns>
    public IReadOnlyDictionary<TopicPartition, long> EndOffsets()
    {
        lock (_lock)
        {
            return _ledgers.Where(entry => entry.Value.NextOffset > 0).ToDictionary(entry => entry.Key, entry => entry.Value.NextOffset);
        }
    }

    private sealed class Ledger
    {
        public Queue<(long Offset, int Bytes)> Acknowledged { get; } = new();

        public long Bytes { get; set; }

        public int InFlight { get; set; }

        public long NextOffset { get; set; }

        public long Consumed { get; set; }

        public void Forget()
        {
            while (Acknowledged.TryPeek(out var oldest) && oldest.Offset < Consumed)
            {
                Bytes -= oldest.Bytes;
                Acknowledged.Dequeue();
            }
        }
    }
}
