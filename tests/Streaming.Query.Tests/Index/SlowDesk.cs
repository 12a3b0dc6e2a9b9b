using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;

namespace Streaming.Query.Tests.Index;

/// <summary>The slow way to the same numbers: every contribution is kept, and every question adds all of them up anew.</summary>
internal sealed class SlowDesk
{
    private readonly List<Contribution> _all = [];

    public void Add(Contribution contribution) => _all.Add(contribution);

    /// <summary>Rows by name, in no order, unfolded.</summary>
    public Dictionary<string, KpiValue[]> Ask(Selection selection, TimeInterval interval, long settledThroughMs)
    {
        var matching = _all.FindAll(contribution => Passes(selection, contribution));
        var whole = matching.Where(contribution => contribution.IsIn(interval)).Sum(contribution => contribution.Delta[Measure.TicketsByCategory]);
        var rows = new Dictionary<string, KpiValue[]>();
        foreach (var group in matching.GroupBy(contribution => NameOf(selection, contribution)))
        {
            var content = new MeasureSet();
            foreach (var contribution in group)
            {
                if (contribution.IsIn(interval))
                {
                    content.Add(contribution.Delta);
                }
            }

            if (selection.GroupBy.Count == 0 || !content.IsEmpty || !PartOf(group, interval).Levels.IsZero)
            {
                rows.Add(group.Key, Evaluate(selection, [.. group], interval, whole, settledThroughMs));
            }
        }

        if (selection.GroupBy.Count == 0 && rows.Count == 0)
        {
            rows.Add("", Evaluate(selection, [], interval, whole, settledThroughMs));
        }

        return rows;
    }

    private static KpiPart PartOf(IEnumerable<Contribution> contributions, TimeInterval interval)
    {
        var flows = new MeasureTotals();
        var levels = default(LevelTotals);
        foreach (var contribution in contributions)
        {
            if (contribution.IsIn(interval))
            {
                flows.Add(contribution.Delta);
            }

            if (contribution.TimeMs < interval.EndMs)
            {
                levels.Add(Measure.Backlog, contribution.Delta[Measure.Backlog]);
                levels.Add(Measure.UnansweredOpen, contribution.Delta[Measure.UnansweredOpen]);
                levels.Add(Measure.OpenUntilClosed, contribution.Delta[Measure.OpenUntilClosed]);
            }
        }

        return new KpiPart(flows, levels);
    }

    private static bool Passes(Selection selection, Contribution contribution) =>
        contribution.Cube == selection.Cube
        && contribution.Tenant == selection.Tenant
        && selection.Filters.All(filter => filter.Values.Contains(contribution[filter.Dimension]));

    private static bool Passes(KpiFilter filter, Contribution contribution) =>
        filter.Conditions.All(condition => condition.Values.Contains(contribution[condition.Dimension]));

    private static string NameOf(Selection selection, Contribution contribution) =>
        string.Join('|', selection.GroupBy.Select(dimension => contribution[dimension]));

    private static KpiValue[] Evaluate(
        Selection selection, List<Contribution> group, TimeInterval interval, long whole, long settledThroughMs)
    {
        var all = PartOf(group, interval);
        var inputs = new KpiInputs
        {
            Flows = all.Flows,
            Levels = all.Levels,
            IntervalEndMs = interval.EndMs,
            SettledThroughMs = settledThroughMs,
            TicketsOfAllCategories = whole,
        };
        var values = new List<KpiValue>();
        foreach (var kpi in selection.Kpis)
        {
            var own = new KpiValue[kpi.Definition.Statistics.Count];
            kpi.Evaluate(inputs with { Parts = [.. kpi.Filters.Select(filter => PartOf(group.Where(one => Passes(filter, one)), interval))] }, own);
            values.AddRange(own);
        }

        return [.. values];
    }

    /// <summary>What one event added at one time.</summary>
    internal sealed record Contribution(int Shard, Cube Cube, string Tenant, long TimeMs, string? Team, string? Channel, string? Agent, MeasureSet Delta)
    {
        public string this[NameKind dimension] => (dimension switch
        {
            NameKind.Team => Team,
            NameKind.Channel => Channel,
            NameKind.Agent => Agent,
            _ => null,
        }) ?? NameId.UnknownText;

        public bool IsIn(TimeInterval interval) => TimeMs >= interval.StartMs && TimeMs < interval.EndMs;
    }
}
