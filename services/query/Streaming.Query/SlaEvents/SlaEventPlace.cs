using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tickets;

namespace Streaming.Query.SlaEvents;

/// <summary>The place of an event among all events, newest first: by its time, then by what it is about, of one clock the last first.</summary>
/// <param name="AtMs">The instant that it is about, Unix milliseconds.</param>
/// <param name="Id">The ticket's id, as UTF-8.</param>
/// <param name="Clock">The kind of clock.</param>
/// <param name="Cycle">Which one of its kind.</param>
/// <param name="Revision">The revision of the event about the clock.</param>
/// <param name="Shard">The shard.</param>
internal sealed record SlaEventPlace(long AtMs, byte[] Id, ClockKind Clock, int Cycle, long Revision, int Shard)
{
    /// <summary>Compares the place with that of an event.</summary>
    /// <param name="news">The event.</param>
    /// <param name="ticketKey">The key of its ticket.</param>
    /// <param name="shard">Its shard.</param>
    /// <returns>Below 0 where this place comes first.</returns>
    public int CompareTo(in ClockNews news, ReadOnlySpan<byte> ticketKey, int shard)
    {
        var order = Compare(AtMs, Id, news.AtMs, TicketKey.Id(ticketKey));
        order = order != 0 ? order : CompareOfTicket(Clock, Cycle, Revision, news);
        return order != 0 ? order : Shard.CompareTo(shard);
    }

    /// <summary>Compares the places of two events.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static int Compare(SlaEventRow left, SlaEventRow right)
    {
        var order = Compare(left.News.AtMs, TicketKey.Id(left.Key), right.News.AtMs, TicketKey.Id(right.Key));
        order = order != 0 ? order : CompareOfTicket(left.News.Clock, left.News.Cycle, left.News.Revision, right.News);
        return order != 0 ? order : left.Shard.Shard.CompareTo(right.Shard.Shard);
    }

    private static int Compare(long atMs, ReadOnlySpan<byte> id, long otherMs, ReadOnlySpan<byte> otherId)
    {
        var order = otherMs.CompareTo(atMs);
        return order != 0 ? order : id.SequenceCompareTo(otherId);
    }

    private static int CompareOfTicket(ClockKind clock, int cycle, long revision, in ClockNews other)
    {
        var order = clock.CompareTo(other.Clock);
        order = order != 0 ? order : cycle.CompareTo(other.Cycle);
        return order != 0 ? order : other.Revision.CompareTo(revision);
    }
}
