using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>The stored form of a <see cref="WalkState"/>.</summary>
internal static class WalkStateCodec
{
    // Above the flags that are written in a row.
    private const int IsWaitingBit = 40;
    private const int HasWaitedBit = 41;

    /// <summary>Appends a state.</summary>
    public static void Write(ref ByteWriter writer, in WalkState state)
    {
        ReadOnlySpan<bool> flags =
        [
            state.IsCreated, state.OpenedByStaff, state.HasStatus, state.IsVoided, state.HasReply, state.HasEnded, state.IsGapOpen,
            state.LastWasReply, state.IsSolutionStanding, state.HasFirstResolution, state.IsFirstContact, state.IsReopenedSoon,
            state.HasClosing, state.IsClosedUnresolved, state.IsDelayPassed, state.WasStandingAtDelay, state.Backlog.IsCounted,
            state.UnansweredOpen.IsCounted, state.OpenUntilClosed.IsCounted, state.HasCustomerMessage, state.HasReplyToCustomer,
            state.IsReplyToCustomerInTime, state.IsFirstResponseDue, state.IsFirstResponseGiven, state.IsErased,
        ];
        var bits = 0UL;
        for (var i = 0; i < flags.Length; i++)
        {
            bits |= flags[i] ? 1UL << i : 0;
        }

        var hasWaited = state.IsWaiting || state.WaitedMs != 0;
        bits |= (state.IsWaiting ? 1UL << IsWaitingBit : 0) | (hasWaited ? 1UL << HasWaitedBit : 0);
        writer.WriteUnsigned(bits);
        writer.WriteByte((byte)state.Status);
        writer.WriteSigned(state.CreatedMs);
        writer.WriteSigned(state.LastFactMs);
        writer.WriteSigned(state.FirstResponseStartMs);
        writer.WriteSigned(state.FirstCustomerMessageMs);
        writer.WriteSigned(state.ReplyToCustomerMs);
        writer.WriteSigned(state.GapStartMs);
        writer.WriteSigned(state.ResolutionMs);
        writer.WriteSigned(state.FirstResolutionMs);
        writer.WriteSigned(state.ClosingMs);
        writer.WriteUnsigned((ulong)state.FurtherContacts);
        writer.WriteUnsigned((ulong)state.Replies);
        writer.WriteUnsigned((ulong)state.LastReplier.Value);
        Write(ref writer, state.Creation);
        Write(ref writer, state.Now);
        Write(ref writer, state.ReplyToCustomer);
        Write(ref writer, state.Resolution);
        Write(ref writer, state.FirstResolution);
        Write(ref writer, state.Closing);
        Write(ref writer, state.Backlog.Values);
        Write(ref writer, state.UnansweredOpen.Values);
        Write(ref writer, state.OpenUntilClosed.Values);
        if (hasWaited)
        {
            writer.WriteSigned(state.WaitingSinceMs);
            writer.WriteSigned(state.WaitedMs);
        }
    }

    /// <summary>Reads what <see cref="Write(ref ByteWriter, in WalkState)"/> wrote.</summary>
    public static WalkState Read(ref ByteReader reader)
    {
        var bits = reader.ReadUnsigned();
        var state = new WalkState
        {
            IsCreated = Bit(bits, 0),
            OpenedByStaff = Bit(bits, 1),
            HasStatus = Bit(bits, 2),
            IsVoided = Bit(bits, 3),
            HasReply = Bit(bits, 4),
            HasEnded = Bit(bits, 5),
            IsGapOpen = Bit(bits, 6),
            LastWasReply = Bit(bits, 7),
            IsSolutionStanding = Bit(bits, 8),
            HasFirstResolution = Bit(bits, 9),
            IsFirstContact = Bit(bits, 10),
            IsReopenedSoon = Bit(bits, 11),
            HasClosing = Bit(bits, 12),
            IsClosedUnresolved = Bit(bits, 13),
            IsDelayPassed = Bit(bits, 14),
            WasStandingAtDelay = Bit(bits, 15),
            HasCustomerMessage = Bit(bits, 19),
            HasReplyToCustomer = Bit(bits, 20),
            IsReplyToCustomerInTime = Bit(bits, 21),
            IsFirstResponseDue = Bit(bits, 22),
            IsFirstResponseGiven = Bit(bits, 23),
            IsErased = Bit(bits, 24),
            Status = (TicketStatus)reader.ReadByte(),
            CreatedMs = reader.ReadSigned(),
            LastFactMs = reader.ReadSigned(),
            FirstResponseStartMs = reader.ReadSigned(),
            FirstCustomerMessageMs = reader.ReadSigned(),
            ReplyToCustomerMs = reader.ReadSigned(),
            GapStartMs = reader.ReadSigned(),
            ResolutionMs = reader.ReadSigned(),
            FirstResolutionMs = reader.ReadSigned(),
            ClosingMs = reader.ReadSigned(),
            FurtherContacts = reader.ReadInt(),
            Replies = reader.ReadInt(),
            LastReplier = new NameId(reader.ReadInt()),
            Creation = ReadAttribution(ref reader),
            Now = ReadAttribution(ref reader),
            ReplyToCustomer = ReadAttribution(ref reader),
            Resolution = ReadAttribution(ref reader),
            FirstResolution = ReadAttribution(ref reader),
            Closing = ReadAttribution(ref reader),
        };
        state.Backlog = new WalkState.Level { IsCounted = Bit(bits, 16), Values = ReadAttribution(ref reader) };
        state.UnansweredOpen = new WalkState.Level { IsCounted = Bit(bits, 17), Values = ReadAttribution(ref reader) };
        state.OpenUntilClosed = new WalkState.Level { IsCounted = Bit(bits, 18), Values = ReadAttribution(ref reader) };
        state.IsWaiting = Bit(bits, IsWaitingBit);
        if (Bit(bits, HasWaitedBit))
        {
            state.WaitingSinceMs = reader.ReadSigned();
            state.WaitedMs = reader.ReadSigned();
        }

        return state;
    }

    internal static void Write(ref ByteWriter writer, in Attribution values)
    {
        writer.WriteUnsigned((ulong)values.Team.Value);
        writer.WriteUnsigned((ulong)values.Agent.Value);
        writer.WriteUnsigned((ulong)values.Channel.Value);
        writer.WriteUnsigned((ulong)values.Category.Value);
        writer.WriteUnsigned((ulong)values.Priority.Value);
        writer.WriteUnsigned((ulong)values.Product.Value);
    }

    internal static Attribution ReadAttribution(ref ByteReader reader) => new()
    {
        Team = new NameId(reader.ReadInt()),
        Agent = new NameId(reader.ReadInt()),
        Channel = new NameId(reader.ReadInt()),
        Category = new NameId(reader.ReadInt()),
        Priority = new NameId(reader.ReadInt()),
        Product = new NameId(reader.ReadInt()),
    };

    private static bool Bit(ulong bits, int at) => (bits & (1UL << at)) != 0;
}
