using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Consuming;

/// <summary>
/// Decodes records while they still lie in librdkafka's memory: the client hands the key, then the value, as spans, and what comes out
/// is already in the current batch. The newest record's bytes are kept until the next one, for a dead letter or binary mode.
/// </summary>
/// <remarks>
/// Belongs to one consumer thread. What comes out of keys and values are objects, the same ones for every sound record: structures would make each of
/// the client's own records larger.
/// </remarks>
internal sealed class RecordReader
{
    private readonly EventDecoder _decoder;
    private readonly string _joinTopic;
    private readonly BinaryAttributes _attributes = new();
    private readonly RecordBytes _key = new();
    private readonly RecordBytes _value = new();

    /// <summary>Makes a reader.</summary>
    /// <param name="decoder">Decodes the events.</param>
    /// <param name="joinTopic">The topic whose records are what shards tell one another; empty for none.</param>
    public RecordReader(EventDecoder decoder, string joinTopic = "")
    {
        (_decoder, _joinTopic) = (decoder, joinTopic);
        Keys = new KeyReader(this);
        Values = new ValueReader(this);
    }

    /// <summary>The events decoded since the batch was cleared.</summary>
    public EventBatch Batch { get; } = new();

    /// <summary>Takes the keys in; the value returned means nothing.</summary>
    public IDeserializer<Ignore> Keys { get; }

    /// <summary>Decodes the values, in structured mode.</summary>
    public IDeserializer<DecodeResult> Values { get; }

    /// <summary>The newest record's key; <see langword="null"/> when it had none. A copy for a dead letter.</summary>
    public byte[]? CopyKey() => _key.Copy();

    /// <summary>The newest record's value; <see langword="null"/> when it had none. A copy for a dead letter.</summary>
    public byte[]? CopyValue() => _value.Copy();

    /// <summary>Where in the batch the newest record's events begin; a record of the join topic holds many.</summary>
    public int Newest { get; private set; }

    /// <summary>Takes back the newest record's events.</summary>
    public void TakeBack() => Batch.RemoveFrom(Newest, TextMark);

    /// <summary>Decodes the newest record anew if its headers say that it is in binary mode.</summary>
    /// <param name="structured">What came of reading it as structured.</param>
    /// <param name="headers">Its headers; <see langword="null"/> when they are not read.</param>
    public DecodeResult Settle(DecodeResult structured, Headers? headers)
    {
        if (headers is null || headers.Count == 0 || !IsBinary(headers))
        {
            return structured;
        }

        if (structured.IsDecoded)
        {
            TakeBack();
        }

        return _decoder.DecodeBinary(_attributes, _value.Span, _key.Span, Batch);
    }

    private int TextMark { get; set; }

    private bool IsBinary(Headers headers)
    {
        _attributes.Clear();
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            if (header.GetValueBytes() is not { } value)
            {
                // As null is in JSON: left out.
                continue;
            }

            if (header.Key.Equals(CloudEventHeaders.ContentType, StringComparison.OrdinalIgnoreCase) && IsStructured(value))
            {
                return false;
            }

            _attributes.Add(header.Key, value);
        }

        return _attributes.IsBinaryMode;
    }

    private static bool IsStructured(ReadOnlySpan<byte> media)
    {
        var name = "application/cloudevents"u8;
        return media.Length >= name.Length && System.Text.Ascii.EqualsIgnoreCase(media[..name.Length], name);
    }

    private sealed class KeyReader(RecordReader reader) : IDeserializer<Ignore>
    {
        public Ignore Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            reader._key.Set(data, isNull);
            return null!;
        }
    }

    private sealed class ValueReader(RecordReader reader) : IDeserializer<DecodeResult>
    {
        public DecodeResult Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            reader._value.Set(data, isNull);
            (reader.Newest, reader.TextMark) = (reader.Batch.Count, reader.Batch.TextBytes);
            return context.Topic == reader._joinTopic
                ? JoinDecoder.Decode(data, reader.Batch)
                : reader._decoder.Decode(data, reader._key.Span, reader.Batch);
        }
    }
}
