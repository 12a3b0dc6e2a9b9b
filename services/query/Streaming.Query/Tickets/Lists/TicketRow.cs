using Streaming.Domain.Tickets;

namespace Streaming.Query.Tickets.Lists;

/// <summary>One ticket of a list.</summary>
/// <param name="Shard">Its shard.</param>
/// <param name="Entry">Its state.</param>
/// <param name="Tally">What it adds to the number.</param>
/// <param name="Rank">What the order says.</param>
internal sealed record TicketRow(ShardTicketsSnapshot Shard, TicketEntry Entry, TicketTally Tally, long Rank) : IComparable<TicketRow>
{
    /// <summary>Its place in the list.</summary>
    public TicketCursor Cursor => new(Rank, (byte)TicketKey.Kind(Entry.Key), TicketKey.Id(Entry.Key).ToArray(), Shard.Shard);

    /// <inheritdoc/>
    public int CompareTo(TicketRow? other) => other is null ? 1 : Compare(Rank, Entry.Key, Shard.Shard, other);

    /// <summary>Compares a ticket that is not a row yet with a row.</summary>
    /// <param name="rank">The ticket's rank.</param>
    /// <param name="key">Its key.</param>
    /// <param name="shard">Its shard.</param>
    /// <param name="other">The row.</param>
    public static int Compare(long rank, ReadOnlySpan<byte> key, int shard, TicketRow other)
    {
        var order = rank.CompareTo(other.Rank);
        order = order != 0 ? order : ((byte)TicketKey.Kind(key)).CompareTo((byte)TicketKey.Kind(other.Entry.Key));
        order = order != 0 ? order : TicketKey.Id(key).SequenceCompareTo(TicketKey.Id(other.Entry.Key));
        return order != 0 ? order : shard.CompareTo(other.Shard.Shard);
    }
}
