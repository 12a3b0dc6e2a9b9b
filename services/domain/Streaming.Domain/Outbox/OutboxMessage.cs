using System.Buffers;

namespace Streaming.Domain.Outbox;

/// <summary>A message that a shard wants published once the state that it follows from is stored. At least once, and in order.</summary>
/// <param name="topic">The topic.</param>
/// <param name="key">The record's key.</param>
/// <param name="contentType">The record's <c>content-type</c> header; empty for none.</param>
/// <param name="payload">The record's value.</param>
/// <param name="timestampMs">The record's timestamp, Unix milliseconds; a topic with append time ignores it.</param>
public sealed class OutboxMessage(string topic, byte[] key, string contentType, byte[] payload, long timestampMs)
{
    private int _length = payload.Length;
    private byte[]? _pooled;

    /// <summary>The topic.</summary>
    public string Topic => topic;

    /// <summary>The record's key.</summary>
    public ReadOnlyMemory<byte> Key => key;

    /// <summary>The record's <c>content-type</c> header; empty for none.</summary>
    public string ContentType => contentType;

    /// <summary>The record's value; not to be read once it is acknowledged.</summary>
    public ReadOnlyMemory<byte> Payload => payload.AsMemory(0, _length);

    /// <summary>The record's timestamp, Unix milliseconds.</summary>
    public long TimestampMs => timestampMs;

    /// <summary>Its place in the order; only meaningful while the shard is in memory.</summary>
    public long Number { get; internal set; }

    /// <summary>The version whose commit stores it; 0 before that commit is made.</summary>
    public long Version { get; internal set; }

    /// <summary>Roughly what it costs in memory and in the store, bytes.</summary>
    internal int Bytes => topic.Length + key.Length + contentType.Length + _length + 24;

    /// <summary>A message without key or content type in an array of the pool, which belongs to it from now on.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="array">Begins with the record's value.</param>
    /// <param name="length">Bytes of the record's value.</param>
    /// <param name="timestampMs">The record's timestamp, Unix milliseconds.</param>
    internal static OutboxMessage FromPool(string topic, byte[] array, int length, long timestampMs) =>
        new(topic, key: [], contentType: "", array, timestampMs) { _length = length, _pooled = array };

    /// <summary>Gives back what is from the pool: nobody reads the value any more.</summary>
    internal void Release()
    {
        if (_pooled is { } array)
        {
            (_pooled, _length) = (null, 0);
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
