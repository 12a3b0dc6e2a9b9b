using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// Tells the shards of customers which tickets are whose: what changes in the customer cube is told in the commit that changes it.
/// </summary>
/// <param name="splits">The shard's splits.</param>
/// <param name="writer">Writes the messages.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class TicketJoins(SplitTable splits, JoinWriter writer)
{
    /// <summary>Tells what a change of a ticket's contributions means to its customer.</summary>
    /// <param name="ticketKey">The ticket's key.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="retracted">What it contributes no more.</param>
    /// <param name="added">What it contributes now and did not.</param>
    /// <param name="version">The version that the next commit follows.</param>
    public void Publish(
        ReadOnlySpan<byte> ticketKey, NameId tenant, ReadOnlySpan<Contribution> retracted, ReadOnlySpan<Contribution> added, long version)
    {
        if (!writer.IsHeard)
        {
            return;
        }

        var now = Find(added);
        var before = Find(retracted);
        if (before is { } gone && (now is null || now.Value.MainSplit != gone.MainSplit))
        {
            Tell(EventKind.TicketVoided, ticketKey, tenant, gone, version);
        }

        if (now is { } standing)
        {
            Tell(EventKind.TicketOpened, ticketKey, tenant, standing, version);
        }
    }

    private Contribution? Find(ReadOnlySpan<Contribution> contributions)
    {
        foreach (ref readonly var contribution in contributions)
        {
            if (contribution.Measure == Measure.TicketsCreated && contribution.StandsAlone && splits.OwnerOf(contribution.MainSplit).Cube == Cube.Customer)
            {
                return contribution;
            }
        }

        return null;
    }

    private void Tell(EventKind kind, ReadOnlySpan<byte> ticketKey, NameId tenant, in Contribution contribution, long version) =>
        writer.Tell(kind, tenant, splits[contribution.MainSplit].Customer, TicketKey.Id(ticketKey), contribution.TimeMs, version);
}
