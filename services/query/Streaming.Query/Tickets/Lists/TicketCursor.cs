using Streaming.Domain.Tickets;

namespace Streaming.Query.Tickets.Lists;

/// <summary>A place in a list: rows are ordered by <paramref name="Rank"/>, then by what the ticket is, then by its shard.</summary>
/// <param name="Rank">What the order says, least first.</param>
/// <param name="Kind">What the id names.</param>
/// <param name="Id">The id, as UTF-8.</param>
/// <param name="Shard">The shard.</param>
internal sealed record TicketCursor(long Rank, byte Kind, byte[] Id, int Shard)
{
    /// <summary>Compares the place with that of a ticket.</summary>
    /// <param name="rank">The ticket's rank.</param>
    /// <param name="key">Its key.</param>
    /// <param name="shard">Its shard.</param>
    /// <returns>Below 0 where this place comes first.</returns>
    public int CompareTo(long rank, ReadOnlySpan<byte> key, int shard)
    {
        var order = Rank.CompareTo(rank);
        order = order != 0 ? order : Kind.CompareTo((byte)TicketKey.Kind(key));
        order = order != 0 ? order : Id.AsSpan().SequenceCompareTo(TicketKey.Id(key));
        return order != 0 ? order : Shard.CompareTo(shard);
    }
}
