using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets;

/// <summary>The stored form of a <see cref="TicketSummary"/>: one byte of flags, then only what the flags say is there.</summary>
internal static class TicketSummaryCodec
{
    private const int Created = 1;
    private const int Voided = 2;
    private const int Waiting = 4;
    private const int Due = 8;

    /// <summary>Appends a summary; times are stored as differences from the last fact.</summary>
    public static void Write(ref ByteWriter writer, in TicketSummary summary)
    {
        var flags = (summary.IsCreated ? Created : 0) | (summary.IsVoided ? Voided : 0)
            | (summary.WaitingSinceMs is null ? 0 : Waiting) | (summary.NextDueMs is null ? 0 : Due);
        writer.WriteByte((byte)flags);
        writer.WriteByte((byte)summary.Status);
        writer.WriteByte((byte)summary.ClockStatus);
        writer.WriteSigned(summary.LastFactMs);
        if (summary.IsCreated)
        {
            writer.WriteSigned(summary.LastFactMs - summary.CreatedMs);
        }

        if (summary.WaitingSinceMs is { } since)
        {
            writer.WriteSigned(summary.LastFactMs - since);
        }

        if (summary.NextDueMs is { } due)
        {
            writer.WriteSigned(due - summary.LastFactMs);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TicketSummary Read(ref ByteReader reader)
    {
        var flags = reader.ReadByte();
        var status = (TicketStatus)reader.ReadByte();
        var clockStatus = (OpenClocks)reader.ReadByte();
        var lastFactMs = reader.ReadSigned();
        return new TicketSummary
        {
            IsCreated = (flags & Created) != 0,
            IsVoided = (flags & Voided) != 0,
            Status = status,
            ClockStatus = clockStatus,
            LastFactMs = lastFactMs,
            CreatedMs = (flags & Created) != 0 ? lastFactMs - reader.ReadSigned() : 0,
            WaitingSinceMs = (flags & Waiting) != 0 ? lastFactMs - reader.ReadSigned() : null,
            NextDueMs = (flags & Due) != 0 ? lastFactMs + reader.ReadSigned() : null,
        };
    }
}
