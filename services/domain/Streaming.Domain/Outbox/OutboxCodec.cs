using Streaming.Domain.Binary;

namespace Streaming.Domain.Outbox;

/// <summary>The stored form of the messages that one commit adds to the outbox. The first byte is the format.</summary>
internal static class OutboxCodec
{
    private const byte Format = 1;

    /// <summary>Appends messages.</summary>
    public static void Write(ref ByteWriter writer, IReadOnlyList<OutboxMessage> messages)
    {
        writer.WriteByte(Format);
        writer.WriteUnsigned((ulong)messages.Count);
        foreach (var message in messages)
        {
            writer.WriteText(message.Topic);
            writer.WriteBytes(message.Key.Span);
            writer.WriteText(message.ContentType);
            writer.WriteSigned(message.TimestampMs);
            writer.WriteBytes(message.Payload.Span);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not messages, or of an unknown format.</exception>
    public static OutboxMessage[] Read(ReadOnlySpan<byte> value)
    {
        var reader = new ByteReader(value);
        var format = reader.ReadByte();
        if (format != Format)
        {
            throw new InvalidDataException(
                $"Stored outbox messages have format {format}, and this version reads format {Format} only: run the version that wrote them, or rebuild the shard by replay.");
        }

        var messages = new OutboxMessage[reader.ReadLength()];
        for (var i = 0; i < messages.Length; i++)
        {
            var topic = reader.ReadText();
            var key = reader.ReadBytes().ToArray();
            var contentType = reader.ReadText();
            var timestampMs = reader.ReadSigned();
            messages[i] = new OutboxMessage(topic, key, contentType, reader.ReadBytes().ToArray(), timestampMs);
        }

        return messages;
    }
}
