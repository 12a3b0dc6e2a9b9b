using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Index;
using Streaming.Query.Tickets.Lists;

namespace Streaming.Query.Tickets.Tops;

/// <summary>
/// Goes through all tickets of a state once and counts what is behind a number by a dimension that no cube crosses with the number's filters: a
/// contribution counts under the value that it has itself; the customer, and what a count by customer alone does not say, are those of the ticket's creation.
/// </summary>
/// <param name="plan">What is behind the number.</param>
/// <param name="by">The dimension.</param>
/// <param name="cube">Whose splits say its value: the main, the agent or the customer cube.</param>
/// <param name="settings">The cuts of surveys.</param>
internal sealed class TopScan(TicketListPlan plan, NameKind by, Cube cube, KpiSettings settings)
{
    private const int NoSplit = -1;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _withoutValue;
    private readonly Dictionary<MeasureId, bool> _counted = [];

    /// <summary>All that is counted.</summary>
    public long Total { get; private set; }

    /// <summary>Counts.</summary>
    /// <param name="shards">The tickets.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The count by value, that of what has no value under <see langword="null"/>; values whose changes of a level have cancelled each other out are 0.
    /// </returns>
    public IReadOnlyList<(string? Value, double Count)> Run(IReadOnlyList<ShardTicketsSnapshot> shards, CancellationToken cancellationToken)
    {
        foreach (var shard in shards)
        {
            var filter = new ShardFilter(shard.Names, plan.Selection);
            foreach (var chunk in shard.Chunks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var entry in chunk)
                {
                    if (!entry.IsNone && TicketKey.IsOfTickets(entry.Key))
                    {
                        Take(shard.Names, entry, filter);
                    }
                }
            }
        }

        return [.. _counts.Select(static count => ((string?)count.Key, (double)count.Value)), (null, _withoutValue)];
    }

    private void Take(ShardNamesSnapshot names, TicketEntry entry, ShardFilter filter)
    {
        var created = NoSplit;
        var ticket = new StoredTicket(entry.State);
        while (created == NoSplit && ticket.Next(out var contribution))
        {
            if (contribution.Measure == Measure.TicketsCreated && contribution.StandsAlone == (cube == Cube.Customer))
            {
                created = contribution.SplitOf(cube);
            }
        }

        ticket = new StoredTicket(entry.State);
        while (ticket.Next(out var contribution))
        {
            if (contribution.TimeMs < plan.Interval.EndMs
                && (plan.Sample.IsLevel || contribution.TimeMs >= plan.Interval.StartMs)
                && IsCounted(contribution.Measure)
                && filter.Passes(contribution))
            {
                var split = cube == Cube.Customer || contribution.StandsAlone ? created : contribution.SplitOf(cube);
                var value = split == NoSplit ? null : names.TextOf(names.Splits[split][by]);
                var count = plan.Sample.IsOfDurations ? 1 : contribution.Value;
                Total += count;
                if (TopRow.IsValue(value, by))
                {
                    _counts[value] = _counts.GetValueOrDefault(value) + count;
                }
                else
                {
                    _withoutValue += count;
                }
            }
        }
    }

    private bool IsCounted(MeasureId measure)
    {
        if (!_counted.TryGetValue(measure, out var isCounted))
        {
            isCounted = plan.Sample.Terms[0].PartOf(measure, settings) == SamplePart.Counted;
            _counted.Add(measure, isCounted);
        }

        return isCounted;
    }
}
