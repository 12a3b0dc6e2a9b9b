using Streaming.Query.Tickets;

namespace Streaming.Query.Metrics;

/// <summary>
/// Finds the tickets that are late and have waited longest. It remembers what it found, and from one snapshot to the next looks only at tickets
/// that have changed.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class LateTickets
{
    /// <summary>Most tickets that are named of one policy and team.</summary>
    public const int Most = 5;

    private Dictionary<ShardTickets, ShardPart> _parts = [];

    /// <summary>The worst tickets of each policy and team, over all clocks of the policy; the same ones on every replica.</summary>
    /// <param name="shards">The tickets.</param>
    /// <param name="tenants">Whose.</param>
    public IReadOnlyList<LateTicket> Worst(IReadOnlyList<ShardTicketsSnapshot> shards, IReadOnlySet<string> tenants)
    {
        var parts = new Dictionary<ShardTickets, ShardPart>();
        var worst = new Dictionary<(string Tenant, string Policy, string Team), List<LateTicket>>();
        foreach (var shard in shards)
        {
            var part = Look(shard, _parts.GetValueOrDefault(shard.Owner));
            parts[shard.Owner] = part;
            foreach (var (_, ticket) in part.Late.SelectMany(static chunk => chunk ?? []))
            {
                if (tenants.Contains(ticket.Tenant))
                {
                    Offer(worst, ticket);
                }
            }
        }

        _parts = parts;
        return [.. worst.Values.SelectMany(static tickets => tickets)];
    }

    private static ShardPart Look(ShardTicketsSnapshot shard, ShardPart? before)
    {
        var chunks = shard.Chunks;
        var late = new List<(int Slot, LateTicket Ticket)>?[chunks.Length];
        for (var at = 0; at < chunks.Length; at++)
        {
            var isKnown = before is not null && at < before.Chunks.Length;
            late[at] = isKnown && ReferenceEquals(before!.Chunks[at], chunks[at])
                ? before.Late[at]
                : Look(shard, chunks[at], isKnown ? before!.Chunks[at] : null, isKnown ? before!.Late[at] : null);
        }

        return new ShardPart(chunks, late);
    }

    // A chunk that has changed was copied: entries that have not are the same ones.
    private static List<(int Slot, LateTicket Ticket)>? Look(
        ShardTicketsSnapshot shard, TicketEntry[] chunk, TicketEntry[]? before, List<(int Slot, LateTicket Ticket)>? known)
    {
        var late = new List<(int Slot, LateTicket Ticket)>();
        for (var slot = 0; slot < chunk.Length; slot++)
        {
            if (chunk[slot] is not { IsNone: false } entry)
            {
                continue;
            }

            if (entry == before?[slot])
            {
                late.AddRange(known?.Where(one => one.Slot == slot) ?? []);
            }
            else
            {
                LateTicketReader.Read(shard, entry, slot, late);
            }
        }

        return late.Count > 0 ? late : null;
    }

    private static void Offer(Dictionary<(string Tenant, string Policy, string Team), List<LateTicket>> worst, in LateTicket ticket)
    {
        var key = (ticket.Tenant, ticket.Policy, ticket.Team);
        if (!worst.TryGetValue(key, out var tickets))
        {
            worst.Add(key, tickets = new List<LateTicket>(Most + 1));
        }

        var at = tickets.BinarySearch(ticket, WorstFirst.Instance);
        at = at < 0 ? ~at : at;
        if (at < Most)
        {
            tickets.Insert(at, ticket);
            tickets.RemoveRange(Math.Min(tickets.Count, Most), Math.Max(0, tickets.Count - Most));
        }
    }

    private sealed record ShardPart(TicketEntry[][] Chunks, List<(int Slot, LateTicket Ticket)>?[] Late);

    private sealed class WorstFirst : IComparer<LateTicket>
    {
        public static readonly WorstFirst Instance = new();

        public int Compare(LateTicket x, LateTicket y)
        {
            var order = x.SinceMs.CompareTo(y.SinceMs);
            order = order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
            return order != 0 ? order : string.CompareOrdinal(x.Clock, y.Clock);
        }
    }
}
