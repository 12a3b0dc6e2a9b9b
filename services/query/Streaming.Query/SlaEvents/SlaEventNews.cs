using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Tickets;

namespace Streaming.Query.SlaEvents;

/// <summary>
/// Finds the events of one shard behind a version, some whole commits at a time: memory is bounded by the batch, or by what one commit holds. Where
/// the state of that version is at hand, only what changed since is looked at.
/// </summary>
/// <param name="filter">Which events.</param>
/// <param name="batchSize">About how many events at once.</param>
internal sealed class SlaEventNews(SlaEventFilter filter, int batchSize)
{
    /// <summary>The next events of a shard.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="before">The shard at <paramref name="afterVersion"/>; <see langword="null"/> where that is not at hand.</param>
    /// <param name="afterVersion">Events of later versions are new.</param>
    /// <returns>The events in the order of their commits, and the version up to which these are all.</returns>
    public (List<SlaEventRow> Rows, long Version) Take(ShardTicketsSnapshot shard, ShardTicketsSnapshot? before, long afterVersion)
    {
        if (shard.Names.FindTenant(filter.Tenant) is null)
        {
            return ([], shard.Version);
        }

        var (rows, cutVersion) = Scan(shard, before, afterVersion, shard.Version, batchSize);
        if (cutVersion == afterVersion + 1)
        {
            // One commit has more than a batch; it is sent whole.
            rows = Scan(shard, before, afterVersion, cutVersion, int.MaxValue).Rows;
            return (rows, cutVersion);
        }

        rows.RemoveAll(row => row.News.Version >= cutVersion);
        return (rows, Math.Min(cutVersion - 1, shard.Version));
    }

    /// <summary>Events of some versions; where there are too many, those of the first versions, and the first version of which some were left out.</summary>
    private (List<SlaEventRow> Rows, long CutVersion) Scan(
        ShardTicketsSnapshot shard, ShardTicketsSnapshot? before, long afterVersion, long throughVersion, int most)
    {
        var tenant = shard.Names.FindTenant(filter.Tenant);
        var kept = new PriorityQueue<SlaEventRow, SlaEventRow>(Comparer<SlaEventRow>.Create(static (left, right) => SlaEventRow.AsCommitted.Compare(right, left)));
        var cutVersion = long.MaxValue;
        for (var at = 0; at < shard.Chunks.Length; at++)
        {
            var chunk = shard.Chunks[at];
            var old = before is not null && at < before.Chunks.Length ? before.Chunks[at] : null;
            if (ReferenceEquals(chunk, old))
            {
                continue;
            }

            for (var slot = 0; slot < chunk.Length; slot++)
            {
                if (chunk[slot] is not { IsNone: false } entry || entry == old?[slot] || !TicketKey.IsOfTickets(entry.Key) || TicketKey.Tenant(entry.Key) != tenant)
                {
                    continue;
                }

                var ticket = new StoredTicket(entry.State);
                while (ticket.NextNews(out var news))
                {
                    if (news.Version <= afterVersion || news.Version > throughVersion || !filter.Passes(news, shard.Names))
                    {
                        continue;
                    }

                    var row = new SlaEventRow(shard, entry, news);
                    if (kept.Count < most)
                    {
                        kept.Enqueue(row, row);
                    }
                    else
                    {
                        cutVersion = Math.Min(cutVersion, kept.EnqueueDequeue(row, row).News.Version);
                    }
                }
            }
        }

        var rows = new List<SlaEventRow>(kept.Count);
        while (kept.TryDequeue(out var row, out _))
        {
            rows.Add(row);
        }

        rows.Reverse();
        return (rows, cutVersion);
    }
}
