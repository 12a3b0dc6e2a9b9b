using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Defined;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Query.Tickets;

/// <summary>Which numbers a contribution is part of, those included that the configuration defines.</summary>
/// <param name="served">The KPIs.</param>
/// <param name="settings">The cuts of surveys.</param>
internal sealed class TicketNumbers(ServedKpis served, KpiSettings settings)
{
    private readonly List<(string Key, KpiSample Sample)> _defined =
    [
        .. served.All.OfType<DefinedKpi>().Where(static kpi => kpi.Sample is not null).Select(static kpi => (kpi.Definition.Key, kpi.Sample!)),
    ];

    /// <summary>The keys of the KPIs.</summary>
    /// <param name="contribution">The contribution.</param>
    /// <param name="names">The names of its shard.</param>
    public List<string> Of(in Contribution contribution, IShardNames names)
    {
        var keys = KpiSamples.KpisOf(contribution.Measure, settings).ToList();
        var split = names.SplitOf(contribution.MainSplit);
        foreach (var (key, sample) in _defined)
        {
            if (IsPart(sample, contribution, split, names))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private bool IsPart(KpiSample sample, in Contribution contribution, Split split, IShardNames names)
    {
        foreach (var term in sample.Terms)
        {
            if (term.PartOf(contribution.Measure, settings) != SamplePart.None
                && term.Filter?.Conditions.All(condition => condition.Values.Contains(names.TextOf(split[condition.Dimension]) ?? NameId.UnknownText)) != false)
            {
                return true;
            }
        }

        return false;
    }
}
