namespace Streaming.Domain.Outbox;

/// <summary>A message that a shard wants published once the state that it follows from is stored. At least once, and in order.</summary>
/// <param name="topic">The topic.</param>
/// <param name="key">The record's key.</param>
/// <param name="contentType">The record's <c>content-type</c> header; empty for none.</param>
/// <param name="payload">The record's value.</param>
/// <param name="timestampMs">The record's timestamp, Unix milliseconds; a topic with append time ignores it.</param>
public sealed class OutboxMessage(string topic, byte[] key, string contentType, byte[] payload, long timestampMs)
{
    /// <summary>The topic.</summary>
    public string Topic => topic;

    /// <summary>The record's key.</summary>
    public ReadOnlyMemory<byte> Key => key;

    /// <summary>The record's <c>content-type</c> header; empty for none.</summary>
    public string ContentType => contentType;

    /// <summary>The record's value.</summary>
    public ReadOnlyMemory<byte> Payload => payload;

    /// <summary>The record's timestamp, Unix milliseconds.</summary>
    public long TimestampMs => timestampMs;

    /// <summary>Its place in the order; only meaningful while the shard is in memory.</summary>
    public long Number { get; internal set; }

    /// <summary>The version whose commit stores it; 0 before that commit is made.</summary>
    public long Version { get; internal set; }

    /// <summary>Roughly what it costs in memory and in the store, bytes.</summary>
    internal int Bytes => topic.Length + key.Length + contentType.Length + payload.Length + 24;
}
