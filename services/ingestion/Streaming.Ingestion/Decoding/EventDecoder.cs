using System.Text.Json;
using System.Text.Unicode;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;

namespace Streaming.Ingestion.Decoding;

/// <summary>
/// Turns a record's bytes into an event of the current batch: CloudEvents 1.0 in JSON, structured mode, or binary mode with the
/// attributes in headers. One pass over the bytes, nothing allocated for a valid event, and the batch unchanged after an invalid one.
/// </summary>
/// <remarks>
/// Not safe for use by two threads at once: each consumer thread has its own. Unknown properties are ignored, wherever and however large
/// within the limit of the whole. A property that is null counts as left out, except where an assignment takes away, and where attributes
/// change, for there it would silently keep what the producer meant to clear.
/// </remarks>
public sealed partial class EventDecoder
{
    private readonly FieldTable _fields = new();
    private readonly SurveyCuts _cuts;
    private readonly EventFamily _family;

    /// <summary>Makes a decoder.</summary>
    /// <param name="cuts">The survey scales that are understood.</param>
    /// <param name="family">The events that are read; others are unknown types.</param>
    public EventDecoder(SurveyCuts cuts, EventFamily family = EventFamily.All) => (_cuts, _family) = (cuts, family);

    /// <summary>Decodes an event in structured mode.</summary>
    /// <param name="value">The record's value.</param>
    /// <param name="key">The record's key; empty when it has none.</param>
    /// <param name="batch">Receives the event, without what only the record knows: its topic, partition, offset and timestamp.</param>
    public DecodeResult Decode(ReadOnlySpan<byte> value, ReadOnlySpan<byte> key, EventBatch batch)
    {
        _fields.Clear();
        var fault = Scan(value, isData: false, headerBytes: 0);
        return fault.IsDecoded ? Read(value, headers: default, key, batch) : fault;
    }

    /// <summary>Decodes an event in binary mode.</summary>
    /// <param name="attributes">The CloudEvents attributes that the record's headers carry.</param>
    /// <param name="value">The record's value: the event's data.</param>
    /// <param name="key">The record's key; empty when it has none.</param>
    /// <param name="batch">Receives the event, without what only the record knows.</param>
    public DecodeResult DecodeBinary(
        BinaryAttributes attributes,
        ReadOnlySpan<byte> value,
        ReadOnlySpan<byte> key,
        EventBatch batch)
    {
        _fields.Clear();
        var fault = Scan(value, isData: true, attributes.Text.Length);
        if (fault.IsDecoded)
        {
            fault = attributes.FillInto(_fields);
        }

        _fields.TrySet(EventField.Data, new FieldSlot(0, value.Length, JsonTokenType.StartObject, IsEscaped: false, IsHeader: false));
        return fault.IsDecoded ? Read(value, attributes.Text, key, batch) : fault;
    }

    private DecodeResult Scan(ReadOnlySpan<byte> value, bool isData, int headerBytes)
    {
        if (value.IsEmpty)
        {
            return DecodeResult.Invalid(InvalidReason.Empty, field: null, "The record has no value; write the event there.");
        }

        var bytes = value.Length + headerBytes;
        if (bytes > Limits.EventBytes)
        {
            return DecodeResult.Invalid(
                InvalidReason.TooLarge,
                field: null,
                $"The event has {bytes} bytes but must have at most {Limits.EventBytes}.");
        }

        if (!Utf8.IsValid(value))
        {
            return DecodeResult.Invalid(InvalidReason.NotJson, field: null, "The event is not valid UTF-8.");
        }

        try
        {
            if (EventScanner.TryScan(value, _fields, isData, out var twice))
            {
                return DecodeResult.Decoded;
            }

            return twice == EventField.None
                ? DecodeResult.Invalid(InvalidReason.NotJson, field: null, "The event must be one JSON object.")
                : DecodeResult.Invalid(
                    InvalidReason.NotJson,
                    FieldNames.Of(twice),
                    $"'{FieldNames.Of(twice)}' stands twice; send it once.");
        }
        catch (JsonException fault)
        {
            // The reader's own message may quote the text, so only the place is passed on.
            return DecodeResult.Invalid(
                InvalidReason.NotJson,
                field: null,
                $"The event is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine} of it.");
        }
    }

    private DecodeResult Read(ReadOnlySpan<byte> value, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> key, EventBatch batch)
    {
        var (count, mark) = (batch.Count, batch.TextBytes);
        var reader = new FieldReader(value, headers, _fields, batch);
        ref var target = ref batch.Add();
        ReadAttributes(ref reader, ref target, out var id);
        var isKnown = target.Kind != EventKind.None;
        if (isKnown)
        {
            ReadData(ref reader, ref target, id);
            CheckPlace(ref reader, in target, key, batch);
            if (reader.IsSound)
            {
                return DecodeResult.Decoded;
            }
        }

        batch.RemoveFrom(count, mark);
        return isKnown || !reader.IsSound ? reader.Fault : DecodeResult.Unknown;
    }

    private void ReadData(ref FieldReader reader, ref SupportEvent target, TextRef id)
    {
        // Without data its fields are not missing one by one: the fault is that there is none.
        if (!reader.RequireObject(EventField.Data))
        {
            return;
        }

        switch (target.Kind)
        {
            case EventKind.CallHandled:
                ReadCall(ref reader, ref target);
                break;
            case EventKind.SurveySent:
            case EventKind.SurveyAnswered:
            case EventKind.SurveyRevised:
            case EventKind.SurveyWithdrawn:
                ReadSurvey(ref reader, ref target);
                break;
            case >= EventKind.CustomerJoined and < EventKind.TicketOpened:
                ReadCustomer(ref reader, ref target, id);
                break;
            default:
                ReadTicket(ref reader, ref target, id);
                break;
        }
    }
}
