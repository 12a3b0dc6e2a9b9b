using Streaming.Domain.Binary;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>What the oldest facts of a long-lived subject left behind when they were settled: later facts go on from here.</summary>
/// <param name="lastTimeMs">Time of the last settled fact.</param>
/// <param name="lastSequence">Its sequence.</param>
/// <param name="lastRank">Its rank.</param>
/// <param name="state">The subject after it.</param>
/// <param name="contributions">What the settled facts contribute, until that is committed; nothing then, for nothing can take it back.</param>
internal sealed class CustomerBase(long lastTimeMs, long lastSequence, int lastRank, CustomerState state, Contribution[] contributions)
{
    /// <summary>The subject after the last settled fact; not to be changed.</summary>
    public CustomerState State => state;

    /// <summary>What the settled facts contribute and is not committed for good yet: it comes first among all that the subject contributes.</summary>
    public ReadOnlySpan<Contribution> Contributions => contributions;

    /// <summary>Whether a fact lies in the settled past, where its duplicate could no more be told from it.</summary>
    public bool IsBefore(in Fact fact)
    {
        var order = fact.TimeMs.CompareTo(lastTimeMs);
        order = order != 0 ? order : fact.Sequence.CompareTo(lastSequence);
        order = order != 0 ? order : fact.Rank.CompareTo(lastRank);
        return order <= 0;
    }

    /// <summary>Appends the stored form, in which the settled contributions are no more: else a customer's state would grow with every event for ever.</summary>
    public void Write(ref ByteWriter writer)
    {
        writer.WriteSigned(lastTimeMs);
        writer.WriteSigned(lastSequence);
        writer.WriteUnsigned((ulong)lastRank);
        state.Write(ref writer);

        // Older states have them here, behind their number.
        writer.WriteUnsigned(0);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CustomerBase Read(ref ByteReader reader)
    {
        var (timeMs, sequence, rank) = (reader.ReadSigned(), reader.ReadSigned(), reader.ReadInt());
        var state = CustomerState.Read(ref reader);
        return new CustomerBase(timeMs, sequence, rank, state, ContributionCodec.ReadArray(ref reader, isPacked: false));
    }
}
