using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// The binary form of what shards of tickets tell those of customers: a byte that says which form it is, then entries, each of one thing and one customer.
/// An entry says first how long it is, whose it is and of which time, so that entries can be dealt out without being read.
/// </summary>
public static class JoinCodec
{
    /// <summary>The form of a record, its first byte.</summary>
    public const byte Format = 1;

    /// <summary>Reads a record: each entry becomes an event, whose record is as old as itself.</summary>
    /// <param name="record">The record's value.</param>
    /// <param name="batch">Receives the events; after a fault it may hold some of them.</param>
    /// <exception cref="InvalidDataException">The bytes are no such record, or of an unknown form.</exception>
    public static void Read(ReadOnlySpan<byte> record, EventBatch batch)
    {
        var (tickets, surveys) = (batch.AddText("/tickets"u8), batch.AddText("/surveys"u8));
        foreach (var entry in new JoinEntries(record))
        {
            ref var target = ref batch.Add();
            ReadEntry(entry, batch, ref target);
            target.Source = target.Kind is EventKind.TicketOpened or EventKind.TicketVoided ? tickets : surveys;
        }
    }

    /// <summary>Appends an entry without the answer that belongs to one that tells an answer.</summary>
    internal static void WriteHead(
        ref ByteWriter writer, EventKind kind, NameTable names, NameId tenant, NameId customer, ReadOnlySpan<byte> identity, long timeMs, long telling)
    {
        names.WriteText(ref writer, customer);
        writer.WriteSigned(timeMs);
        writer.WriteByte((byte)kind);
        names.WriteText(ref writer, tenant);
        writer.WriteBytes(identity);
        writer.WriteSigned(telling);
    }

    /// <summary>Appends the answer of an entry that tells one.</summary>
    internal static void WriteAnswer(ref ByteWriter writer, in Fact counted, in Attribution values, NameTable names)
    {
        writer.WriteByte((byte)counted.SurveyKind);
        writer.WriteSigned(counted.ScaleMin);
        writer.WriteSigned(counted.ScaleMax);
        writer.WriteSigned(counted.Value);
        WriteName(ref writer, values.Team, names);
        WriteName(ref writer, values.Agent, names);
        WriteName(ref writer, values.Channel, names);
        WriteName(ref writer, values.Category, names);
        WriteName(ref writer, values.Priority, names);
        WriteName(ref writer, values.Product, names);
    }

    private static void WriteName(ref ByteWriter writer, NameId name, NameTable names)
    {
        if (name.IsNone)
        {
            writer.WriteText("");
        }
        else
        {
            names.WriteText(ref writer, name);
        }
    }

    private static void ReadEntry(in JoinEntry entry, EventBatch batch, ref SupportEvent target)
    {
        var reader = new ByteReader(entry.Content);
        target.Subject = batch.AddText(entry.Customer);
        target.SubjectKind = SubjectKind.Customer;
        target.TimeMs = entry.TimeMs;
        target.RecordTimeMs = entry.TimeMs;
        target.Kind = (EventKind)reader.ReadByte();
        target.Tenant = batch.AddText(reader.ReadBytes());
        target.Identity = batch.AddText(reader.ReadBytes());
        target.IdentityKey = IdentityKey.MessageId;
        var telling = reader.ReadSigned();
        switch (target.Kind)
        {
            case EventKind.TicketOpened or EventKind.TicketVoided:
                target.Sequence = telling;
                break;
            case EventKind.AnswerTold or EventKind.AnswerTakenBack:
                // Answers of one instant are in the order of their ids, so the number in the order of telling is not among what orders facts.
                (target.Amount, target.Sequence) = (telling, SupportEvent.NoSequence);
                break;
            default:
                throw new InvalidDataException($"An entry tells of {(byte)target.Kind}, which is nothing that shards tell one another.");
        }

        if (target.Kind == EventKind.AnswerTold)
        {
            ReadAnswer(ref reader, batch, ref target);
        }

        if (!reader.IsAtEnd)
        {
            throw new InvalidDataException("An entry is longer than what it says.");
        }
    }

    private static void ReadAnswer(ref ByteReader reader, EventBatch batch, ref SupportEvent target)
    {
        target.SurveyKind = (SurveyKind)reader.ReadByte();
        target.ScaleMin = FactCodec.ReadScale(ref reader, MeasureId.MostScaleMin);
        target.ScaleMax = FactCodec.ReadScale(ref reader, MeasureId.MostScaleMax);
        target.Value = (int)reader.ReadSigned();
        target.Team = ReadName(ref reader, batch, EventFields.Team, ref target.Fields);
        target.Agent = ReadName(ref reader, batch, EventFields.Agent, ref target.Fields);
        target.Channel = ReadName(ref reader, batch, EventFields.Channel, ref target.Fields);
        target.Category = ReadName(ref reader, batch, EventFields.Category, ref target.Fields);
        target.Priority = ReadName(ref reader, batch, EventFields.Priority, ref target.Fields);
        target.Product = ReadName(ref reader, batch, EventFields.Product, ref target.Fields);
    }

    private static TextRef ReadName(ref ByteReader reader, EventBatch batch, EventFields field, ref EventFields given)
    {
        var text = reader.ReadBytes();
        if (text.IsEmpty)
        {
            return default;
        }

        given |= field;
        return batch.AddText(text);
    }
}
