using Streaming.Domain.Binary;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>What the oldest facts of a long-lived subject left behind when they were settled: later facts go on from here.</summary>
/// <param name="past">How far the facts are settled, and which of them left.</param>
/// <param name="state">The subject after it.</param>
/// <param name="contributions">What the settled facts contribute, until that is committed; nothing then, for nothing can take it back.</param>
internal sealed class CustomerBase(SettledPast past, CustomerState state, Contribution[] contributions)
{
    /// <summary>How far the facts are settled, and which of them left.</summary>
    public SettledPast Past => past;

    /// <summary>The subject after the last settled fact; not to be changed.</summary>
    public CustomerState State => state;

    /// <summary>What the settled facts contribute and is not committed for good yet: it comes first among all that the subject contributes.</summary>
    public ReadOnlySpan<Contribution> Contributions => contributions;

    /// <summary>Appends the stored form, in which the settled contributions are no more: else a customer's state would grow with every event for ever.</summary>
    public void Write(ref ByteWriter writer)
    {
        past.Write(ref writer);
        state.Write(ref writer);

        // Older states have them here, behind their number.
        writer.WriteUnsigned(0);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="hasPast">Whether the last settled fact is known, and which left.</param>
    public static CustomerBase Read(ref ByteReader reader, bool hasPast)
    {
        var past = SettledPast.Read(ref reader, hasPast);
        var state = CustomerState.Read(ref reader);
        return new CustomerBase(past, state, ContributionCodec.ReadArray(ref reader, isPacked: false));
    }
}
