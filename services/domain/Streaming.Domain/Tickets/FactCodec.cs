using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>The stored form of one fact. Each kind writes only what it uses.</summary>
internal static class FactCodec
{
    /// <summary>Appends all facts of a workspace behind their number.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="workspace">The facts.</param>
    public static void Write(ref ByteWriter writer, TicketWorkspace workspace)
    {
        writer.WriteUnsigned((ulong)workspace.Count);
        var (previousMs, previous) = (0L, default(TextRef));
        foreach (ref readonly var fact in workspace.Facts)
        {
            Write(ref writer, fact, workspace, previousMs, previous);
            (previousMs, previous) = (fact.TimeMs, fact.Identity);
        }
    }

    /// <summary>Reads what <see cref="Write(ref ByteWriter, TicketWorkspace)"/> wrote, into a workspace without facts.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="workspace">Receives the facts.</param>
    /// <param name="isPacked">Whether identities have the form of <see cref="IdentityCodec"/>; those of older states are plain.</param>
    public static void Read(ref ByteReader reader, TicketWorkspace workspace, bool isPacked)
    {
        var (previousMs, previous) = (0L, default(TextRef));
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            ref var fact = ref workspace.Append();
            Read(ref reader, workspace, ref fact, previousMs, previous, isPacked);
            (previousMs, previous) = (fact.TimeMs, fact.Identity);
        }
    }

    /// <summary>Reads an end of a survey's scale.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="most">The highest value that it may have, up to <see cref="MeasureId.MostScaleMax"/>.</param>
    /// <exception cref="InvalidDataException">No scale begins or ends there.</exception>
    public static byte ReadScale(ref ByteReader reader, int most)
    {
        var value = reader.ReadSigned();
        return value >= 0 && value <= most ? (byte)value : throw new InvalidDataException($"An answer is on a scale with an end at {value}, which must be 0 to {most}.");
    }

    private static void Write(ref ByteWriter writer, in Fact fact, TicketWorkspace workspace, long previousMs, TextRef previous)
    {
        ReadOnlySpan<byte> comment = workspace.Text(fact.Comment);
        var hasSequence = fact.Sequence != SupportEvent.NoSequence;
        var flags = ((int)fact.IdentityKey << 1) | (hasSequence ? 1 : 0) | (fact.OpenedByStaff ? 8 : 0) | (fact.IsPublic ? 16 : 0)
            | (fact.AudienceIsAgent ? 32 : 0) | (comment.IsEmpty ? 0 : 64) | (fact.IsCommentForgotten ? 128 : 0);
        writer.WriteByte((byte)fact.Kind);
        writer.WriteByte((byte)flags);
        writer.WriteSigned(fact.TimeMs - previousMs);
        if (hasSequence)
        {
            writer.WriteSigned(fact.Sequence);
        }

        writer.WriteUnsigned((ulong)fact.Source.Value);
        IdentityCodec.Write(ref writer, workspace.Text(fact.Identity), workspace.Text(previous));
        WriteValues(ref writer, fact);
        switch (fact.Kind)
        {
            case EventKind.TicketCreated or EventKind.StatusChanged:
                writer.WriteByte((byte)fact.Status);
                break;
            case EventKind.Message:
                writer.WriteByte((byte)fact.Author);
                break;
            case EventKind.Deleted:
                writer.WriteByte((byte)fact.DeleteReason);
                break;
            case EventKind.CallHandled:
                writer.WriteUnsigned((ulong)fact.Revision);
                writer.WriteUnsigned((ulong)fact.TalkMs);
                writer.WriteUnsigned((ulong)fact.HoldMs);
                writer.WriteUnsigned((ulong)fact.AfterCallMs);
                break;
            case EventKind.SurveySent or EventKind.SurveyAnswered or EventKind.SurveyRevised or EventKind.SurveyWithdrawn:
                writer.WriteUnsigned((ulong)fact.Revision);
                writer.WriteByte((byte)fact.SurveyKind);
                writer.WriteSigned(fact.ScaleMin);
                writer.WriteSigned(fact.ScaleMax);
                writer.WriteSigned(fact.Value);
                WriteComment(ref writer, comment);
                break;
            case EventKind.AnswerTold or EventKind.AnswerTakenBack:
                writer.WriteSigned(fact.Amount);
                writer.WriteByte((byte)fact.SurveyKind);
                writer.WriteSigned(fact.ScaleMin);
                writer.WriteSigned(fact.ScaleMax);
                writer.WriteSigned(fact.Value);
                break;
            case EventKind.BaseCounted or EventKind.HealthMeasured or EventKind.SelfServiceSession:
                writer.WriteUnsigned((ulong)fact.Detail.Value);
                writer.WriteSigned(fact.Amount);
                writer.WriteByte(fact.IsResolved ? (byte)1 : (byte)0);
                break;
            case EventKind.CostIncurred or EventKind.RevenueEarned:
                writer.WriteUnsigned((ulong)fact.Detail.Value);
                writer.WriteSigned(fact.Amount);
                writer.WriteSigned(fact.FromMs);
                writer.WriteSigned(fact.ToMs - fact.FromMs);
                writer.WriteByte((byte)fact.CostKind);
                break;
            default:
                break;
        }
    }

    private static void Read(ref ByteReader reader, TicketWorkspace workspace, ref Fact fact, long previousMs, TextRef previous, bool isPacked)
    {
        fact = default;
        fact.Kind = (EventKind)reader.ReadByte();
        var flags = reader.ReadByte();
        fact.IdentityKey = (IdentityKey)((flags >> 1) & 3);
        fact.OpenedByStaff = (flags & 8) != 0;
        fact.IsPublic = (flags & 16) != 0;
        fact.AudienceIsAgent = (flags & 32) != 0;
        fact.IsCommentForgotten = (flags & 128) != 0;
        fact.TimeMs = previousMs + reader.ReadSigned();
        fact.Sequence = (flags & 1) != 0 ? reader.ReadSigned() : SupportEvent.NoSequence;
        fact.Source = new NameId(reader.ReadInt());
        fact.Identity = isPacked ? IdentityCodec.Read(ref reader, workspace, previous) : workspace.AddText(reader.ReadBytes());
        ReadValues(ref reader, ref fact);
        switch (fact.Kind)
        {
            case EventKind.TicketCreated or EventKind.StatusChanged:
                fact.Status = (TicketStatus)reader.ReadByte();
                break;
            case EventKind.Message:
                fact.Author = (Author)reader.ReadByte();
                break;
            case EventKind.Deleted:
                fact.DeleteReason = (DeleteReason)reader.ReadByte();
                break;
            case EventKind.CallHandled:
                fact.Revision = (long)reader.ReadUnsigned();
                fact.SetCall((long)reader.ReadUnsigned(), (long)reader.ReadUnsigned(), (long)reader.ReadUnsigned());
                break;
            case EventKind.SurveySent or EventKind.SurveyAnswered or EventKind.SurveyRevised or EventKind.SurveyWithdrawn:
                fact.Revision = (long)reader.ReadUnsigned();
                fact.SurveyKind = (SurveyKind)reader.ReadByte();
                fact.ScaleMin = ReadScale(ref reader, MeasureId.MostScaleMin);
                fact.ScaleMax = ReadScale(ref reader, MeasureId.MostScaleMax);
                fact.Value = (int)reader.ReadSigned();
                workspace.SetComment(ref fact, (flags & 64) != 0 ? reader.ReadBytes() : default);
                break;
            case EventKind.AnswerTold or EventKind.AnswerTakenBack:
                fact.SetAmount(reader.ReadSigned());
                fact.SurveyKind = (SurveyKind)reader.ReadByte();
                fact.ScaleMin = ReadScale(ref reader, MeasureId.MostScaleMin);
                fact.ScaleMax = ReadScale(ref reader, MeasureId.MostScaleMax);
                fact.Value = (int)reader.ReadSigned();
                break;
            case EventKind.BaseCounted or EventKind.HealthMeasured or EventKind.SelfServiceSession:
                fact.Detail = new NameId(reader.ReadInt());
                fact.SetAmount(reader.ReadSigned());
                fact.IsResolved = reader.ReadByte() != 0;
                break;
            case EventKind.CostIncurred or EventKind.RevenueEarned:
                fact.Detail = new NameId(reader.ReadInt());
                var (amount, fromMs) = (reader.ReadSigned(), reader.ReadSigned());
                fact.SetAmount(amount, fromMs, fromMs + reader.ReadSigned());
                fact.CostKind = (CostKind)reader.ReadByte();
                break;
            default:
                break;
        }
    }

    private static void WriteComment(ref ByteWriter writer, ReadOnlySpan<byte> comment)
    {
        if (!comment.IsEmpty)
        {
            writer.WriteBytes(comment);
        }
    }

    private static void WriteValues(ref ByteWriter writer, in Fact fact)
    {
        var fields = fact.Fields;
        writer.WriteUnsigned((ulong)fields);
        WriteIf(ref writer, fields, EventFields.Team, fact.Values.Team);
        WriteIf(ref writer, fields, EventFields.Agent, fact.Values.Agent);
        WriteIf(ref writer, fields, EventFields.Channel, fact.Values.Channel);
        WriteIf(ref writer, fields, EventFields.Category, fact.Values.Category);
        WriteIf(ref writer, fields, EventFields.Priority, fact.Values.Priority);
        WriteIf(ref writer, fields, EventFields.Product, fact.Values.Product);
        WriteIf(ref writer, fields, EventFields.KeptCustomer, fact.Customer);
        WriteIf(ref writer, fields, EventFields.Segment, fact.Segment);
    }

    private static void WriteIf(ref ByteWriter writer, EventFields fields, EventFields field, NameId value)
    {
        if ((fields & field) != 0)
        {
            writer.WriteUnsigned((ulong)value.Value);
        }
    }

    private static void ReadValues(ref ByteReader reader, ref Fact fact)
    {
        fact.Fields = (EventFields)reader.ReadUnsigned();
        fact.Values.Team = ReadIf(ref reader, fact.Fields, EventFields.Team);
        fact.Values.Agent = ReadIf(ref reader, fact.Fields, EventFields.Agent);
        fact.Values.Channel = ReadIf(ref reader, fact.Fields, EventFields.Channel);
        fact.Values.Category = ReadIf(ref reader, fact.Fields, EventFields.Category);
        fact.Values.Priority = ReadIf(ref reader, fact.Fields, EventFields.Priority);
        fact.Values.Product = ReadIf(ref reader, fact.Fields, EventFields.Product);
        fact.Customer = ReadIf(ref reader, fact.Fields, EventFields.KeptCustomer);
        fact.Segment = ReadIf(ref reader, fact.Fields, EventFields.Segment);
    }

    private static NameId ReadIf(ref ByteReader reader, EventFields fields, EventFields field) =>
        (fields & field) != 0 ? new NameId(reader.ReadInt()) : NameId.None;
}
