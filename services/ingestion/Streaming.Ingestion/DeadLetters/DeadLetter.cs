using Confluent.Kafka;

namespace Streaming.Ingestion.DeadLetters;

/// <summary>A record that could not be read as an event, with why.</summary>
/// <param name="Topic">Topic of the record.</param>
/// <param name="Partition">Partition of the record.</param>
/// <param name="Offset">Offset of the record.</param>
/// <param name="TimestampMs">Kafka timestamp of the record, Unix milliseconds.</param>
/// <param name="Key">Its key, bytes as they were; <see langword="null"/> when it had none.</param>
/// <param name="Value">Its value, bytes as they were; <see langword="null"/> when it had none.</param>
/// <param name="Headers">Its headers; <see langword="null"/> when they are not read.</param>
/// <param name="Reason">Why: one of <see cref="Contracts.DeadLetterReasons"/>.</param>
/// <param name="Field">The field at fault; <see langword="null"/> when it is the record as a whole.</param>
internal sealed record DeadLetter(
    string Topic,
    int Partition,
    long Offset,
    long TimestampMs,
    byte[]? Key,
    byte[]? Value,
    Headers? Headers,
    string Reason,
    string? Field)
{
    /// <summary>Bytes of the record that it keeps: key, value and headers.</summary>
    public long Bytes
    {
        get
        {
            var bytes = (Key?.LongLength ?? 0) + (Value?.LongLength ?? 0);
            foreach (var header in Headers ?? [])
            {
                bytes += header.Key.Length + (header.GetValueBytes()?.LongLength ?? 0);
            }

            return bytes;
        }
    }
}
