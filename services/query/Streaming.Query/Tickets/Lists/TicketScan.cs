using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Query.Tickets.Lists;

/// <summary>
/// Goes through all tickets of a state once, counts what is behind a number, and keeps one page of them: of the tickets after the place where the
/// last page ended those that come first. Memory is bounded by the page.
/// </summary>
/// <param name="plan">What to list.</param>
/// <param name="settings">The cuts of surveys.</param>
internal sealed class TicketScan(TicketListPlan plan, KpiSettings settings)
{
    private readonly PriorityQueue<TicketRow, TicketRow> _page = new(Comparer<TicketRow>.Create(static (left, right) => right.CompareTo(left)));
    private readonly Dictionary<MeasureId, TermPart[]> _parts = [];
    private readonly LevelTally[] _levels = new LevelTally[plan.Sample.IsOfClocks ? ClockKinds.Count : plan.Sample.Terms.Count];

    /// <summary>Observations of the sample, over all tickets.</summary>
    public long SampleSize { get; private set; }

    /// <summary>Observations of the part that is listed.</summary>
    public long PartSize { get; private set; }

    /// <summary>Tickets of the part that is listed.</summary>
    public long TicketCount { get; private set; }

    /// <summary>Scans.</summary>
    /// <param name="shards">The tickets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page in order, and whether more follows.</returns>
    public (List<TicketRow> Rows, bool HasMore) Run(IReadOnlyList<ShardTicketsSnapshot> shards, CancellationToken cancellationToken)
    {
        foreach (var shard in shards)
        {
            var filters = FiltersOf(shard);
            foreach (var chunk in shard.Chunks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var entry in chunk)
                {
                    if (!entry.IsNone)
                    {
                        Take(shard, entry, filters);
                    }
                }
            }
        }

        var rows = new List<TicketRow>(_page.Count);
        while (_page.TryDequeue(out var row, out _))
        {
            rows.Add(row);
        }

        rows.Reverse();
        var hasMore = rows.Count > plan.PageSize;
        if (hasMore)
        {
            rows.RemoveAt(plan.PageSize);
        }

        return (rows, hasMore);
    }

    private void Take(ShardTicketsSnapshot shard, TicketEntry entry, ShardFilter[] filters)
    {
        if (!TicketKey.IsOfTickets(entry.Key))
        {
            return;
        }

        var ticket = new StoredTicket(entry.State);
        var tally = plan.Sample.IsLevel ? TallyLevel(ref ticket, filters) : TallyFlow(ref ticket, filters);
        SampleSize += tally.Count;
        var part = plan.Part switch
        {
            TicketListPart.Good => tally.Good,
            TicketListPart.Bad => plan.Sample.HasNumerator ? tally.Count - tally.Good : tally.AnsweredBadly,
            _ => tally.Count,
        };
        if (part <= 0)
        {
            return;
        }

        PartSize += part;
        TicketCount++;
        Offer(shard, entry, tally, RankOf(ticket.Summary, tally));
    }

    private void Offer(ShardTicketsSnapshot shard, TicketEntry entry, in TicketTally tally, long rank)
    {
        if (plan.After?.CompareTo(rank, entry.Key, shard.Shard) >= 0)
        {
            return;
        }

        if (_page.Count <= plan.PageSize)
        {
            var row = new TicketRow(shard, entry, tally, rank);
            _page.Enqueue(row, row);
        }
        else if (TicketRow.Compare(rank, entry.Key, shard.Shard, _page.Peek()) < 0)
        {
            var row = new TicketRow(shard, entry, tally, rank);
            _page.DequeueEnqueue(row, row);
        }
    }

    private TicketTally TallyFlow(ref StoredTicket ticket, ShardFilter[] filters)
    {
        var tally = default(TicketTally);
        while (ticket.Next(out var contribution))
        {
            if (contribution.TimeMs < plan.Interval.StartMs || contribution.TimeMs >= plan.Interval.EndMs)
            {
                continue;
            }

            foreach (ref readonly var part in PartsOf(contribution.Measure))
            {
                if (filters[part.Term].Passes(contribution))
                {
                    Add(ref tally, contribution, part.Part);
                }
            }
        }

        return tally;
    }

    private void Add(ref TicketTally tally, in Contribution contribution, SamplePart part)
    {
        if (part == SamplePart.Met)
        {
            tally.Good++;
            return;
        }

        if (IsListed(part) && (!tally.HasShown || TicketTally.IsShownBefore(contribution, plan.Order, tally.Shown)))
        {
            tally.HasShown = true;
            tally.Shown = contribution;
            tally.Value = TicketTally.ValueOf(contribution);
        }

        tally.Count++;
        tally.Good += part == SamplePart.Good ? 1 : 0;
        tally.AnsweredBadly += part == SamplePart.Bad ? 1 : 0;
    }

    /// <summary>Whether an observation may stand for its ticket. Of a share none says itself that it was met.</summary>
    private bool IsListed(SamplePart part) => plan.Sample.HasNumerator || plan.Part switch
    {
        TicketListPart.Good => part == SamplePart.Good,
        TicketListPart.Bad => part == SamplePart.Bad,
        _ => true,
    };

    /// <summary>
    /// The changes of a level before the interval's end, added up, each term and each kind of clock by itself; shown is the one since which the
    /// ticket counts without a break.
    /// </summary>
    private TicketTally TallyLevel(ref StoredTicket ticket, ShardFilter[] filters)
    {
        Array.Fill(_levels, LevelTally.None);
        while (ticket.Next(out var contribution))
        {
            if (contribution.TimeMs >= plan.Interval.EndMs)
            {
                continue;
            }

            foreach (ref readonly var part in PartsOf(contribution.Measure))
            {
                if (filters[part.Term].Passes(contribution))
                {
                    _levels[plan.Sample.IsOfClocks ? (int)Measure.ClockOf(contribution.Measure) : part.Term].Add(contribution);
                }
            }
        }

        var tally = default(TicketTally);
        foreach (ref readonly var level in _levels.AsSpan())
        {
            if (level.Count > 0 && (tally.Count == 0 || level.Since.TimeMs < tally.Shown.TimeMs))
            {
                tally.Shown = level.Since;
            }

            tally.Count += level.Count;
        }

        return tally;
    }

    private long RankOf(in TicketSummary summary, in TicketTally tally) => plan.Order switch
    {
        TicketListOrder.HighestValue => -tally.Value,
        TicketListOrder.LowestValue => tally.Value,
        TicketListOrder.Newest => -tally.Shown.TimeMs,
        TicketListOrder.Oldest => tally.Shown.TimeMs,
        TicketListOrder.NextDue => summary.NextDueMs ?? long.MaxValue,
        _ => summary.WaitingSinceMs ?? long.MaxValue,
    };

    private ReadOnlySpan<TermPart> PartsOf(MeasureId measure)
    {
        if (!_parts.TryGetValue(measure, out var parts))
        {
            parts = [.. plan.Sample.Terms.Select((term, place) => new TermPart(place, term.PartOf(measure, settings))).Where(static part => part.Part != SamplePart.None)];
            _parts.Add(measure, parts);
        }

        return parts;
    }

    /// <summary>What each term of the sample lets through: the selection's filters, and its own.</summary>
    private ShardFilter[] FiltersOf(ShardTicketsSnapshot shard)
    {
        var common = new ShardFilter(shard.Names, plan.Selection);
        return [.. plan.Sample.Terms.Select(term => term.Filter is { } own
            ? new ShardFilter(shard.Names, plan.Selection with { Filters = [.. plan.Selection.Filters, .. own.Conditions] })
            : common)];
    }

    /// <summary>Where a measure stands in one term of the sample.</summary>
    private readonly record struct TermPart(int Term, SamplePart Part);
}
