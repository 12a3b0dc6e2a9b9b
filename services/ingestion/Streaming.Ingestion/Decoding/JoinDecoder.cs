using Streaming.Domain.Customers;
using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>Turns a record of the internal topic, what shards of tickets tell those of customers, into events of the current batch.</summary>
internal static class JoinDecoder
{
    /// <summary>Decodes a record.</summary>
    /// <param name="value">The record's value.</param>
    /// <param name="batch">Receives the events; as it was, after an invalid record.</param>
    public static DecodeResult Decode(ReadOnlySpan<byte> value, EventBatch batch)
    {
        var (count, text) = (batch.Count, batch.TextBytes);
        try
        {
            JoinCodec.Read(value, batch);
            for (var i = count; i < batch.Count; i++)
            {
                if (!TimeRange.Contains(batch[i].TimeMs))
                {
                    throw new InvalidDataException($"An entry's time {TimeRange.Describe(batch[i].TimeMs)}.");
                }
            }

            return DecodeResult.Decoded;
        }
        catch (InvalidDataException fault)
        {
            batch.RemoveFrom(count, text);
            return DecodeResult.Invalid(
                InvalidReason.NotTold,
                field: null,
                $"{fault.Message} Only workers write to this topic: give nobody else the right to, and run one version of them.");
        }
    }
}
