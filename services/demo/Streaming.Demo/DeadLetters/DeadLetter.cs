using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;

namespace Streaming.Demo.DeadLetters;

/// <summary>Which record became a dead letter, and why.</summary>
/// <param name="Reason">One of <see cref="DeadLetterReasons"/>.</param>
/// <param name="Field">The attribute or field at fault; <see langword="null"/> where there is none.</param>
/// <param name="Topic">Topic of the record.</param>
/// <param name="Partition">Partition of the record.</param>
/// <param name="Offset">Offset of the record.</param>
public sealed record DeadLetter(string Reason, string? Field, string Topic, int Partition, long Offset)
{
    private const string NoReason = "unknown";

    /// <summary>Reads the headers of a dead letter. The last header of a name counts: the source's own come first.</summary>
    /// <param name="headers">The headers.</param>
    /// <returns>The letter; <see langword="null"/> when they do not say which record it is.</returns>
    internal static DeadLetter? Read(Headers headers)
    {
        var topic = Text(headers, DeadLetterHeaders.Topic);
        return topic is not null
            && int.TryParse(Text(headers, DeadLetterHeaders.Partition), NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            && long.TryParse(Text(headers, DeadLetterHeaders.Offset), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? new(Text(headers, DeadLetterHeaders.Reason) ?? NoReason, Text(headers, DeadLetterHeaders.Field), topic, partition, offset)
            : null;
    }

    private static string? Text(Headers headers, string name) =>
        headers.TryGetLastBytes(name, out var bytes) && bytes is not null ? Encoding.UTF8.GetString(bytes) : null;
}
