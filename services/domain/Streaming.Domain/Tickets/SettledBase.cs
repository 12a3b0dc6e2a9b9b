using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets;

/// <summary>What the oldest facts of a long-lived ticket left behind when they were settled: later facts go on from here.</summary>
internal sealed class SettledBase
{
    private SettledBase(long timeMs, long sequence, int rank, in WalkState state, Contribution[] ticket, Contribution[] others, byte[] clocks)
    {
        LastTimeMs = timeMs;
        LastSequence = sequence;
        LastRank = rank;
        State = state;
        TicketContributions = ticket;
        OtherContributions = others;
        Clocks = clocks;
    }

    /// <summary>Time of the last settled fact.</summary>
    public long LastTimeMs { get; }

    /// <summary>Sequence of the last settled fact.</summary>
    public long LastSequence { get; }

    /// <summary>Rank of the last settled fact.</summary>
    public int LastRank { get; }

    /// <summary>The ticket after the last settled fact.</summary>
    public WalkState State { get; }

    /// <summary>What the settled facts contribute for the ticket; voiding takes it back.</summary>
    public Contribution[] TicketContributions { get; }

    /// <summary>What the settled facts contribute for calls and surveys.</summary>
    public Contribution[] OtherContributions { get; }

    /// <summary>The ticket's SLA clocks after the last settled fact, encoded; empty where there are no policies.</summary>
    public byte[] Clocks { get; }

    /// <summary>The base that some facts leave behind.</summary>
    public static SettledBase Of(in Fact last, in WalkState state, ContributionList ticket, ContributionList others, byte[] clocks) =>
        new(last.TimeMs, last.Sequence, last.Rank, state, ticket.Items.ToArray(), others.Items.ToArray(), clocks);

    /// <summary>Whether a fact lies in the settled past, where its duplicate could no more be told from it.</summary>
    public bool IsBefore(in Fact fact)
    {
        var order = fact.TimeMs.CompareTo(LastTimeMs);
        order = order != 0 ? order : fact.Sequence.CompareTo(LastSequence);
        order = order != 0 ? order : fact.Rank.CompareTo(LastRank);
        return order <= 0;
    }

    /// <summary>Appends the stored form.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="hasClocks">Whether clocks are part of it.</param>
    public void Write(ref ByteWriter writer, bool hasClocks)
    {
        writer.WriteSigned(LastTimeMs);
        writer.WriteSigned(LastSequence);
        writer.WriteUnsigned((ulong)LastRank);
        WalkStateCodec.Write(ref writer, State);
        ContributionCodec.Write(ref writer, TicketContributions);
        ContributionCodec.Write(ref writer, OtherContributions);
        if (hasClocks)
        {
            writer.WriteBytes(Clocks);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="hasClocks">Whether clocks are part of it.</param>
    /// <param name="isPacked">Whether contributions are packed; those of older states are not.</param>
    public static SettledBase Read(ref ByteReader reader, bool hasClocks, bool isPacked)
    {
        var timeMs = reader.ReadSigned();
        var sequence = reader.ReadSigned();
        var rank = reader.ReadInt();
        var state = WalkStateCodec.Read(ref reader);
        var ticket = ContributionCodec.ReadArray(ref reader, isPacked);
        var others = ContributionCodec.ReadArray(ref reader, isPacked);
        return new SettledBase(timeMs, sequence, rank, state, ticket, others, hasClocks ? reader.ReadBytes().ToArray() : []);
    }
}
