using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Domain.Windows;
using Streaming.Query.Tickets;

namespace Streaming.Query.SlaEvents;

/// <summary>
/// Goes through all tickets of a state once, counts the events that are asked for, and keeps one page of them: of those after the place where the last
/// page ended the newest. Memory is bounded by the page.
/// </summary>
/// <param name="filter">Which events.</param>
/// <param name="range">The instants that they are about.</param>
/// <param name="after">Where the last page ended; <see langword="null"/> for the first.</param>
/// <param name="pageSize">Most events of the page.</param>
/// <param name="standingOnly">Whether of each clock only its last event counts.</param>
internal sealed class SlaEventScan(SlaEventFilter filter, TimeInterval range, SlaEventPlace? after, int pageSize, bool standingOnly)
{
    private readonly Dictionary<(ClockKind Clock, int Cycle), long> _standing = [];
    private readonly PriorityQueue<SlaEventRow, SlaEventRow> _page = new(Comparer<SlaEventRow>.Create(static (left, right) => SlaEventRow.NewestFirst.Compare(right, left)));

    /// <summary>How many events all pages have.</summary>
    public long Count { get; private set; }

    /// <summary>Whether events may be missing.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Scans.</summary>
    /// <param name="shards">The tickets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page in order, and whether more follows.</returns>
    public (List<SlaEventRow> Rows, bool HasMore) Run(IReadOnlyList<ShardTicketsSnapshot> shards, CancellationToken cancellationToken)
    {
        foreach (var shard in shards)
        {
            IsIncomplete |= !shard.IsComplete;
            if (shard.Names.FindTenant(filter.Tenant) is not { } tenant)
            {
                continue;
            }

            foreach (var chunk in shard.Chunks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var entry in chunk)
                {
                    if (!entry.IsNone && TicketKey.IsOfTickets(entry.Key) && TicketKey.Tenant(entry.Key) == tenant)
                    {
                        Take(shard, entry);
                    }
                }
            }
        }

        var rows = new List<SlaEventRow>(_page.Count);
        while (_page.TryDequeue(out var row, out _))
        {
            rows.Add(row);
        }

        rows.Reverse();
        var hasMore = rows.Count > pageSize;
        if (hasMore)
        {
            rows.RemoveAt(pageSize);
        }

        return (rows, hasMore);
    }

    private void Take(ShardTicketsSnapshot shard, TicketEntry entry)
    {
        if (standingOnly)
        {
            FindStanding(entry);
        }

        var ticket = new StoredTicket(entry.State);
        var all = 0;
        while (ticket.NextNews(out var news))
        {
            all++;
            if (news.AtMs >= range.StartMs && news.AtMs < range.EndMs && filter.Passes(news, shard.Names) && IsShown(news))
            {
                Count++;
                Offer(shard, entry, news);
            }
        }

        IsIncomplete |= all == ClockNews.MostPerTicket;
    }

    private bool IsShown(in ClockNews news) => !standingOnly || _standing[(news.Clock, news.Cycle)] == news.Revision;

    private void FindStanding(TicketEntry entry)
    {
        _standing.Clear();
        var ticket = new StoredTicket(entry.State);
        while (ticket.NextNews(out var news))
        {
            var clock = (news.Clock, news.Cycle);
            _standing[clock] = Math.Max(news.Revision, _standing.GetValueOrDefault(clock));
        }
    }

    private void Offer(ShardTicketsSnapshot shard, TicketEntry entry, in ClockNews news)
    {
        if (after?.CompareTo(news, entry.Key, shard.Shard) >= 0)
        {
            return;
        }

        var row = new SlaEventRow(shard, entry, news);
        if (_page.Count <= pageSize)
        {
            _page.Enqueue(row, row);
        }
        else if (SlaEventRow.NewestFirst.Compare(row, _page.Peek()) < 0)
        {
            _page.DequeueEnqueue(row, row);
        }
    }
}
