using System.Text;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Tickets;

namespace Streaming.Query.Metrics;

/// <summary>Reads from a ticket's contributions which of its clocks are late, under which policy and team, and since when.</summary>
internal static class LateTicketReader
{
    private static readonly int FirstLevel = Measure.SlaBreachedOpen(0).Value;

    /// <summary>Adds the late clocks of a ticket.</summary>
    /// <param name="shard">Its shard.</param>
    /// <param name="entry">The ticket.</param>
    /// <param name="slot">Where it lies.</param>
    /// <param name="late">Receives them.</param>
    public static void Read(ShardTicketsSnapshot shard, TicketEntry entry, int slot, List<(int Slot, LateTicket Ticket)> late)
    {
        if (TicketKey.Kind(entry.Key) != SubjectKind.Ticket)
        {
            return;
        }

        // The level of a kind moves from split to split with the ticket's team; the first time of a stay without a break is the due time.
        Span<ClockState> clocks = stackalloc ClockState[ClockKinds.Count];
        clocks.Clear();
        var ticket = new StoredTicket(entry.State);
        while (ticket.NextByPolicy(out var contribution))
        {
            var kind = contribution.Measure.Value - FirstLevel;
            if (kind >= 0 && kind < ClockKinds.Count)
            {
                clocks[kind].Take(contribution);
            }
        }

        for (var kind = 0; kind < clocks.Length; kind++)
        {
            if (clocks[kind].Count > 0)
            {
                late.Add((slot, Late(shard, entry, (ClockKind)kind, clocks[kind])));
            }
        }
    }

    private static LateTicket Late(ShardTicketsSnapshot shard, TicketEntry entry, ClockKind kind, in ClockState clock)
    {
        var split = shard.Names.SplitOf(clock.Split);
        return new LateTicket(
            TextOf(shard, split.Tenant), TextOf(shard, split.Policy), kind.Name(), TextOf(shard, split.Team), Encoding.UTF8.GetString(TicketKey.Id(entry.Key)), clock.SinceMs);
    }

    private static string TextOf(ShardTicketsSnapshot shard, NameId id) => shard.Names.TextOf(id) ?? NameId.UnknownText;

    private struct ClockState
    {
        public long Count;
        public int Split;
        public long SinceMs;
        private long _leftMs;

        public void Take(in Contribution change)
        {
            Split = change.Value > 0 ? change.MainSplit : Split;
            if (Count <= 0 && change.Value > 0 && (_leftMs != change.TimeMs || SinceMs == 0))
            {
                SinceMs = change.TimeMs;
            }

            Count += change.Value;
            _leftMs = Count <= 0 ? change.TimeMs : _leftMs;
        }
    }
}
