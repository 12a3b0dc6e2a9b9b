using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Replay.Events;

namespace Streaming.Replay.Replaying;

/// <summary>Makes the Kafka record of a line: topic, key, headers, value, timestamp.</summary>
/// <remarks>
/// A record's timestamp is the event's time, or the wall clock where that is earlier. What has no time, or an absurd one, has that of the record before
/// it: with the wall clock's, a line that is no event would tell the reader of an old log that all deadlines have passed. Not safe for use by several
/// threads at once.
/// </remarks>
/// <param name="mode">How events are laid into records; a line that is no event is always sent as it is.</param>
/// <param name="begin">The timestamp of such a line before the first event; <see langword="null"/>: the earliest there is.</param>
public sealed class RecordMaker(RecordMode mode, DateTimeOffset? begin = null)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(Limits.FutureSeconds);

    // Zero would mean now to the client, and less is no time to a broker.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch.AddMilliseconds(1);

    // What a record costs the broker beside its key, value and headers: lengths, offsets, timestamps, and its share of the batch.
    private const int OverheadBytes = 80;

    private static readonly Headers Structured = new()
    {
        { CloudEventHeaders.ContentType, Encoding.ASCII.GetBytes(CloudEventHeaders.StructuredContentType) },
    };

    private readonly ShiftedTimes _times = new();

    private DateTimeOffset _last = begin ?? Earliest;

    /// <summary>Makes the record of the line that was just read.</summary>
    /// <param name="line">The line.</param>
    /// <param name="envelope">What was read from it.</param>
    /// <param name="time">The time that the event is to carry; <see langword="null"/> leaves it as it is.</param>
    /// <param name="now">The wall clock.</param>
    /// <returns>Topic and message.</returns>
    public (string Topic, Message<byte[], byte[]> Message) Make(ReadOnlySpan<byte> line, EnvelopeReader envelope, DateTimeOffset? time, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var carried = time ?? envelope.Time;
        _last = carried is { } at && at - now <= Ahead ? (at < now ? at : now) : _last;
        var timestamp = _last > Earliest ? _last : Earliest;
        var message = new Message<byte[], byte[]> { Timestamp = new(timestamp.UtcDateTime, TimestampType.CreateTime) };
        if (!envelope.IsEvent)
        {
            message.Value = line.ToArray();
            message.Headers = Structured;
            return (Topics.Tickets, message);
        }

        message.Key = envelope.Key(line)!;
        var newTime = time is { } changed && changed != envelope.Time ? changed : (DateTimeOffset?)null;
        if (mode == RecordMode.Binary && envelope.FitsBinaryMode)
        {
            message.Value = _times.Copy(line, envelope.DataRange, envelope, newTime);
            message.Headers = Attributes(line, envelope, newTime);
        }
        else
        {
            message.Value = _times.Copy(line, Range.All, envelope, newTime);
            message.Headers = Structured;
        }

        return (envelope.Topic, message);
    }

    /// <summary>The bytes that a record takes at the broker, estimated from above.</summary>
    /// <param name="message">The record.</param>
    /// <returns>Bytes.</returns>
    public static int SizeOf(Message<byte[], byte[]> message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var size = OverheadBytes + message.Value.Length + (message.Key?.Length ?? 0);
        foreach (var header in message.Headers)
        {
            size += header.Key.Length + header.GetValueBytes().Length + 10;
        }

        return size;
    }

    private static Headers Attributes(ReadOnlySpan<byte> line, EnvelopeReader envelope, DateTimeOffset? time)
    {
        var headers = new Headers();
        Span<byte> text = stackalloc byte[Rfc3339.MaxLength];
        for (var i = 0; i < envelope.AttributeCount; i++)
        {
            var (name, value) = envelope.Attribute(line, i);
            if (name == "datacontenttype")
            {
                headers.Add(CloudEventHeaders.ContentType, Encoding.UTF8.GetBytes(value));
            }
            else if (name == "time" && time is { } changed)
            {
                headers.Add(CloudEventHeaders.Time, text[..Rfc3339.Format(changed, text)].ToArray());
            }
            else
            {
                headers.Add(CloudEventHeaders.Prefix + name, Encoding.UTF8.GetBytes(value));
            }
        }

        return headers;
    }
}
