using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tickets;
using Streaming.Query.Tickets;

namespace Streaming.Query.SlaEvents;

/// <summary>One event of a ticket.</summary>
/// <param name="Shard">The ticket's shard.</param>
/// <param name="Entry">The ticket's state that tells it.</param>
/// <param name="News">The event.</param>
internal sealed record SlaEventRow(ShardTicketsSnapshot Shard, TicketEntry Entry, ClockNews News)
{
    /// <summary>The ticket's key.</summary>
    public ReadOnlySpan<byte> Key => Entry.Key;

    /// <summary>Newest first.</summary>
    public static IComparer<SlaEventRow> NewestFirst { get; } =
        Comparer<SlaEventRow>.Create(SlaEventPlace.Compare);

    /// <summary>Within a shard, in the order of its commits.</summary>
    public static IComparer<SlaEventRow> AsCommitted { get; } = Comparer<SlaEventRow>.Create(static (left, right) =>
    {
        var order = left.News.Version.CompareTo(right.News.Version);
        order = order != 0 ? order : left.Key.SequenceCompareTo(right.Key);
        order = order != 0 ? order : left.News.Clock.CompareTo(right.News.Clock);
        order = order != 0 ? order : left.News.Cycle.CompareTo(right.News.Cycle);
        return order != 0 ? order : left.News.Revision.CompareTo(right.News.Revision);
    });

    /// <summary>Its place among all events.</summary>
    public SlaEventPlace Place => new(News.AtMs, TicketKey.Id(Key).ToArray(), News.Clock, News.Cycle, News.Revision, Shard.Shard);
}
