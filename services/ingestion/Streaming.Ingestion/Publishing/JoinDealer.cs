using System.Buffers;
using Streaming.Contracts;
using Streaming.Domain.Customers;

namespace Streaming.Ingestion.Publishing;

/// <summary>
/// Deals out to the partitions of customers what a shard of tickets has to tell them: one record for each partition that is concerned, however many
/// customers that is. A customer's partition is that of everything else that is keyed by the customer.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class JoinDealer
{
    private readonly List<JoinRecord> _records = [];
    private ArrayBufferWriter<byte>[] _parts = [];
    private long[] _newestMs = [];

    /// <summary>Deals out a message.</summary>
    /// <param name="message">The entries, in the form of <see cref="JoinCodec"/>.</param>
    /// <param name="partitions">How many partitions there are; above 0.</param>
    /// <returns>The records, valid until the next call.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such entries.</exception>
    public IReadOnlyList<JoinRecord> Deal(ReadOnlySpan<byte> message, int partitions)
    {
        Clear(partitions);
        foreach (var entry in new JoinEntries(message))
        {
            var number = Murmur2.Partition(entry.Customer, partitions);
            var part = _parts[number];
            if (part.WrittenCount == 0)
            {
                part.Write([JoinCodec.Format]);
                _newestMs[number] = entry.TimeMs;
            }

            part.Write(entry.Whole);
            _newestMs[number] = Math.Max(_newestMs[number], entry.TimeMs);
        }

        for (var number = 0; number < partitions; number++)
        {
            if (_parts[number].WrittenCount > 0)
            {
                _records.Add(new JoinRecord(number, _parts[number].WrittenSpan.ToArray(), _newestMs[number]));
            }
        }

        return _records;
    }

    private void Clear(int partitions)
    {
        _records.Clear();
        if (_parts.Length != partitions)
        {
            _parts = new ArrayBufferWriter<byte>[partitions];
            _newestMs = new long[partitions];
            for (var number = 0; number < partitions; number++)
            {
                _parts[number] = new ArrayBufferWriter<byte>(256);
            }
        }

        foreach (var part in _parts)
        {
            part.ResetWrittenCount();
        }
    }
}
