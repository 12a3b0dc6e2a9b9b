using Streaming.Contracts;
using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>The CloudEvents attributes, and what ties an event to its record: the key.</summary>
public sealed partial class EventDecoder
{
    private void ReadAttributes(ref FieldReader reader, ref SupportEvent target, out TextRef id)
    {
        if (reader.Require(EventField.SpecVersion)
            && reader.TryPlain(EventField.SpecVersion, out var version)
            && !version.SequenceEqual("1.0"u8))
        {
            reader.Fail(InvalidReason.NotCloudEvent, EventField.SpecVersion, "must be 1.0", version);
        }

        target.Kind = ReadKind(ref reader);
        id = reader.RequiredId(EventField.Id);
        target.Source = reader.RequiredName(EventField.Source);
        target.TimeMs = reader.Time();
        target.Tenant = reader.Name(EventField.Tenant);
        target.Sequence = reader.Sequence();
        if (reader.HasValue(EventField.DataContentType)
            && reader.TryPlain(EventField.DataContentType, out var media)
            && !IsJson(media))
        {
            reader.Fail(InvalidReason.NotCloudEvent, EventField.DataContentType, $"must be {CloudEventHeaders.DataContentType}", media);
        }
    }

    private EventKind ReadKind(ref FieldReader reader)
    {
        if (!reader.Require(EventField.Type) || !reader.TryPlain(EventField.Type, out var type))
        {
            return EventKind.None;
        }

        if (type.IsEmpty || type.Length > Limits.StringBytes)
        {
            reader.Fail(InvalidReason.NotCloudEvent, EventField.Type, $"must have 1 to {Limits.StringBytes} bytes");
        }

        return EventKinds.Of(type, _family);
    }

    private static bool IsJson(ReadOnlySpan<byte> media)
    {
        var end = media.IndexOf((byte)';');
        var name = (end < 0 ? media : media[..end]).TrimEnd(" \t"u8);
        return System.Text.Ascii.EqualsIgnoreCase(name, "application/json"u8);
    }

    /// <summary>
    /// Checks that the event lies where its subject's other events lie: the record's key is the subject, and what the event itself says
    /// of its key and subject agrees.
    /// </summary>
    private static void CheckPlace(ref FieldReader reader, in SupportEvent target, ReadOnlySpan<byte> key, EventBatch batch)
    {
        var keyed = target.SubjectKind == SubjectKind.CustomerBase && target.Subject.IsAbsent ? "base"u8 : batch.Text(target.Subject);
        if (!keyed.IsEmpty && target.SubjectKind != SubjectKind.LedgerEntry && !key.SequenceEqual(keyed))
        {
            var owner = target.SubjectKind switch
            {
                SubjectKind.Ticket => EventField.TicketId,
                SubjectKind.Response => EventField.ResponseId,
                SubjectKind.Call => EventField.CallId,
                SubjectKind.Customer => EventField.CustomerId,
                SubjectKind.CustomerBase => EventField.Segment,
                SubjectKind.Session => EventField.SessionId,
                _ => EventField.AgentId,
            };
            reader.Fail(
                InvalidReason.KeyMismatch,
                owner,
                key.IsEmpty ? "must be the record's key, but the record has none" : "must be the record's key, byte for byte");
        }

        if (reader.HasValue(EventField.PartitionKey)
            && reader.TryPlain(EventField.PartitionKey, out var partitionKey)
            && !partitionKey.SequenceEqual(key))
        {
            reader.Fail(InvalidReason.KeyMismatch, EventField.PartitionKey, "must equal the record's key");
        }

        if (reader.HasValue(EventField.Subject)
            && reader.TryPlain(EventField.Subject, out var named)
            && !IsNamed(named, in target, batch))
        {
            reader.Fail(InvalidReason.NotCloudEvent, EventField.Subject, "must be what the data names: the ticket, response, call or customer, for instance");
        }
    }

    private static bool IsNamed(ReadOnlySpan<byte> named, in SupportEvent target, EventBatch batch) =>
        target.Subject.IsAbsent
        || target.SubjectKind is SubjectKind.LedgerEntry or SubjectKind.CustomerBase
        || target.Kind == EventKind.SelfServiceSession
        || named.SequenceEqual(batch.Text(target.Subject))
        || (target.IdentityKey is IdentityKey.ResponseId or IdentityKey.CallId && named.SequenceEqual(batch.Text(target.Identity)));
}
