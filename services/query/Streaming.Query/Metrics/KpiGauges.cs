using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Hosting;
using Streaming.Query.Answers;

namespace Streaming.Query.Metrics;

/// <summary>
/// The gauges of all KPIs, filled anew before each scrape; what a filling does not set goes away, so that a series ends when its data does.
/// </summary>
/// <remarks>Not safe for use by two threads at once. A label that is empty is, to Prometheus, a label that is not there.</remarks>
internal sealed class KpiGauges
{
    private readonly Dictionary<string, Gauge[]> _gauges = new(StringComparer.Ordinal);
    private readonly Func<string, string> _currencyOf;
    private readonly Gauge _sampleSizes;
    private readonly Gauge _provisional;
    private readonly Gauge _slaRunning;
    private readonly Gauge _slaAtRisk;
    private readonly Gauge _slaBreachedOpen;
    private readonly Gauge _slaWorstTicket;
    private readonly Dictionary<Series, Gauge.Child> _series = new(SeriesComparer.Instance);
    private HashSet<Series> _set = new(SeriesComparer.Instance);
    private HashSet<Series> _before = new(SeriesComparer.Instance);

    /// <summary>Registers the gauges.</summary>
    /// <param name="factory">Where.</param>
    /// <param name="kpis">The KPIs.</param>
    /// <param name="dimensions">Dimensions that may split a series.</param>
    /// <param name="currencyOf">The currency of a tenant.</param>
    public KpiGauges(IMetricFactory factory, IReadOnlyList<Kpi> kpis, IReadOnlyList<string> dimensions, Func<string, string> currencyOf)
    {
        _currencyOf = currencyOf;
        foreach (var kpi in kpis)
        {
            var definition = kpi.Definition;
            if (definition.IsGaugedByPolicy)
            {
                continue;
            }

            var own = factory.CreateGauge(
                KpiMetricName.Of(definition),
                $"{KpiNames.Of(definition, Labels.English)}{UnitOf(definition.Unit)}. {definition.Formula}",
                [LabelNames.Tenant, LabelNames.Window, LabelNames.Statistic, .. dimensions, .. definition.Unit == KpiUnit.Money ? [LabelNames.Currency] : Array.Empty<string>()]);
            _gauges.Add(definition.Key, [.. definition.Statistics.Select(statistic => KpiMetricName.IsApart(definition, statistic)
                ? factory.CreateGauge(
                    KpiMetricName.Of(definition, statistic),
                    $"{KpiNames.Of(definition, Labels.English)}, {statistic.Replace('_', ' ')}{UnitOf(KpiUnit.Count)} beside the KPI. {definition.Formula}",
                    [LabelNames.Tenant, LabelNames.Window, .. dimensions])
                : own)]);
        }

        string[] byPolicy = [LabelNames.Tenant, LabelNames.Policy, LabelNames.Clock, Dimensions.Team];
        _slaRunning = factory.CreateGauge(MetricNames.SlaRunning, MetricHelp.SlaRunning, byPolicy);
        _slaAtRisk = factory.CreateGauge(MetricNames.SlaAtRisk, MetricHelp.SlaAtRisk, byPolicy);
        _slaBreachedOpen = factory.CreateGauge(MetricNames.SlaBreachedOpen, MetricHelp.SlaBreachedOpen, byPolicy);
        _slaWorstTicket = factory.CreateGauge(MetricNames.SlaWorstTicket, MetricHelp.SlaWorstTicket, [.. byPolicy, LabelNames.Ticket]);
        _sampleSizes = factory.CreateGauge(
            MetricNames.KpiSampleSize, MetricHelp.KpiSampleSize, [LabelNames.Tenant, LabelNames.Window, LabelNames.Kpi, .. dimensions]);
        _provisional = factory.CreateGauge(
            MetricNames.KpiProvisional, MetricHelp.KpiProvisional, [LabelNames.Tenant, LabelNames.Window, LabelNames.Kpi, .. dimensions]);
    }

    /// <summary>Number of series that this filling has set.</summary>
    public int SeriesCount => _set.Count;

    /// <summary>Number of series that a row of values makes.</summary>
    /// <param name="kpis">The KPIs of the row.</param>
    /// <param name="values">Their values.</param>
    public static int CountOf(IReadOnlyList<Kpi> kpis, ReadOnlySpan<KpiValue> values)
    {
        var (count, at) = (0, 0);
        foreach (var kpi in kpis)
        {
            if (kpi.Definition.IsGaugedByPolicy)
            {
                at += kpi.Definition.Statistics.Count;
                continue;
            }

            count += values[at].Value is null ? 0 : kpi.SettlesLater ? 2 : 1;
            for (var end = at + kpi.Definition.Statistics.Count; at < end; at++)
            {
                count += values[at].Value is null ? 0 : 1;
            }
        }

        return count;
    }

    /// <summary>Begins a filling.</summary>
    public void Begin()
    {
        (_before, _set) = (_set, _before);
        _set.Clear();
    }

    /// <summary>Sets one row of values.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="window">The window.</param>
    /// <param name="splits">A value for each dimension, empty where the row is not split by it.</param>
    /// <param name="kpis">The KPIs of the row.</param>
    /// <param name="values">Their values.</param>
    public void Set(string tenant, string window, ReadOnlySpan<string> splits, IReadOnlyList<Kpi> kpis, ReadOnlySpan<KpiValue> values)
    {
        var at = 0;
        foreach (var kpi in kpis)
        {
            var definition = kpi.Definition;
            if (definition.IsGaugedByPolicy)
            {
                at += definition.Statistics.Count;
                continue;
            }

            if (values[at].Value is not null)
            {
                Set(_sampleSizes, [tenant, window, definition.Key, .. splits], values[at].SampleSize);
                if (kpi.SettlesLater)
                {
                    Set(_provisional, [tenant, window, definition.Key, .. splits], values[at].IsProvisional ? 1 : 0);
                }
            }

            var gauges = _gauges[definition.Key];
            for (var i = 0; i < gauges.Length; i++, at++)
            {
                if (values[at].Value is { } number)
                {
                    var statistic = definition.Statistics[i];
                    Set(
                        gauges[i],
                        KpiMetricName.IsApart(definition, statistic) ? [tenant, window, .. splits]
                            : definition.Unit == KpiUnit.Money ? [tenant, window, statistic, .. splits, _currencyOf(tenant)]
                            : [tenant, window, statistic, .. splits],
                        number);
                }
            }
        }
    }

    /// <summary>Sets the clocks of one kind under one policy and team.</summary>
    public void SetSla(string tenant, string policy, string clock, string team, double running, double atRisk, double breachedOpen)
    {
        string[] labels = [tenant, policy, clock, team];
        Set(_slaRunning, labels, running);
        Set(_slaAtRisk, labels, atRisk);
        Set(_slaBreachedOpen, labels, breachedOpen);
    }

    /// <summary>Sets one of the worst tickets of a policy and team.</summary>
    public void SetWorst(in LateTicket ticket) => Set(
        _slaWorstTicket, [ticket.Tenant, ticket.Policy, ticket.Clock, ticket.Team, ticket.Id], ticket.SinceMs / 1000.0);

    /// <summary>Ends a filling: what it did not set is removed.</summary>
    public void End()
    {
        foreach (var series in _before)
        {
            if (!_set.Contains(series))
            {
                series.Gauge.RemoveLabelled(series.Labels);
                _series.Remove(series);
            }
        }
    }

    private static string UnitOf(KpiUnit unit) => unit switch
    {
        KpiUnit.Seconds => ", in seconds",
        KpiUnit.Ratio => ", a ratio",
        KpiUnit.Points => ", in points from -100 to 100",
        KpiUnit.Score => ", in the units of its scale",
        KpiUnit.Money => ", in minor units of the tenant's currency",
        KpiUnit.Number => ", a number",
        _ => ", a count",
    };

    private void Set(Gauge gauge, string[] labels, double value)
    {
        var series = new Series(gauge, labels);
        if (!_series.TryGetValue(series, out var child))
        {
            child = gauge.WithLabels(labels);
            _series.Add(series, child);
        }

        child.Set(value);
        _set.Add(series);
    }

    private readonly record struct Series(Gauge Gauge, string[] Labels);

    private sealed class SeriesComparer : IEqualityComparer<Series>
    {
        public static readonly SeriesComparer Instance = new();

        public bool Equals(Series x, Series y) => ReferenceEquals(x.Gauge, y.Gauge) && x.Labels.AsSpan().SequenceEqual(y.Labels);

        public int GetHashCode(Series series)
        {
            var hash = new HashCode();
            hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(series.Gauge));
            foreach (var label in series.Labels)
            {
                hash.Add(label, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
