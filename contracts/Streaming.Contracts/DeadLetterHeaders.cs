namespace Streaming.Contracts;

/// <summary>
/// Headers of a record on <see cref="Topics.DeadLetters"/>. Its value is the source record's value, byte for byte, and the
/// source's own headers come first, unchanged. Its key is <c>topic/partition/offset</c> of the source, as text, so that repeats of
/// one letter share a key. A letter depends on its source alone: repeats are equal.
/// </summary>
/// <remarks>
/// When the source is too large even for the dead-letter topic, a <em>pointer letter</em> takes its place: no value, none of the source's headers,
/// and <see cref="Sha256"/> with <see cref="SizeBytes"/> to recognise the record that <see cref="Offset"/> points to.
/// </remarks>
public static class DeadLetterHeaders
{
    /// <summary>Prefix of every header below.</summary>
    public const string Prefix = "dl_";

    /// <summary>One of <see cref="DeadLetterReasons"/>.</summary>
    public const string Reason = "dl_reason";

    /// <summary>Name of the attribute or field at fault, where there is one: <c>time</c>, <c>data.ticketId</c>.</summary>
    public const string Field = "dl_field";

    /// <summary>Topic of the source record.</summary>
    public const string Topic = "dl_topic";

    /// <summary>Partition of the source record, decimal.</summary>
    public const string Partition = "dl_partition";

    /// <summary>Offset of the source record, decimal.</summary>
    public const string Offset = "dl_offset";

    /// <summary>Kafka timestamp of the source record, decimal milliseconds since the Unix epoch.</summary>
    public const string Timestamp = "dl_timestamp";

    /// <summary>Key of the source record, bytes as they were; absent when it had none.</summary>
    public const string Key = "dl_key";

    /// <summary>Pointer letters only: SHA-256 of the source record's value, 64 lower-case hexadecimal digits.</summary>
    public const string Sha256 = "dl_sha256";

    /// <summary>Pointer letters only: length of the source record's value in bytes, decimal.</summary>
    public const string SizeBytes = "dl_size_bytes";
}
