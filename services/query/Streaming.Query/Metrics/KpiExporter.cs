using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.Refresh;

namespace Streaming.Query.Metrics;

/// <summary>
/// Fills the KPI gauges before a scrape, from the newest snapshot: some tenants; for each, every KPI unsplit for some windows and periods,
/// then some KPIs by some dimensions, one at a time, the greatest values apart and the rest as <c>other</c>.
/// </summary>
/// <remarks>
/// The budget counts series. Totals of all tenants come first, then splits; what one question answers (a window, unsplit or by one
/// dimension) is shown whole or not at all, nothing is shown after the first that does not fit, and what is left out is counted and logged.
/// </remarks>
internal sealed partial class KpiExporter
{
    // What SLA gauges leave out is told by what happened in this window.
    private static readonly NamedRange OneDay = NamedRange.Find(WindowNames.OneDay)!;

    private readonly SnapshotStore _snapshots;
    private readonly TimePlan _time;
    private readonly KpiSettings _settings;
    private readonly QueryOptions _options;
    private readonly ILogger<KpiExporter> _logger;
    private readonly IReadOnlyList<Kpi> _kpis;
    private readonly IReadOnlyList<Kpi> _splitKpis;
    private readonly IReadOnlyList<NamedRange> _ranges;
    private readonly IReadOnlyList<NamedRange> _splitRanges;
    private readonly NameKind[] _dimensions;
    private readonly KpiGauges _gauges;
    private readonly DroppedSeries _dropped;
    private readonly Gauge _series;
    private readonly Gauge _dataThrough;
    private readonly Gauge _asOf;
    private readonly Gauge _stale;
    private readonly LateTickets _late = new();
    private readonly Lock _filling = new();
    private (long Number, long AsOfMs) _filled = (-1, 0);

    /// <summary>Registers the gauges, and the filling of them before each scrape.</summary>
    public KpiExporter(
        CollectorRegistry registry,
        IMetricFactory factory,
        SnapshotStore snapshots,
        TimePlan time,
        ServedKpis served,
        KpiSettings settings,
        QueryOptions options,
        CubeCatalogue cubes,
        EngineSettings engine,
        ILogger<KpiExporter> logger)
    {
        _snapshots = snapshots;
        _time = time;
        _settings = settings;
        _options = options;
        _logger = logger;
        _kpis = served.All;
        _splitKpis = [.. options.SplitKpis.Select(served.Find).OfType<Kpi>()];
        _ranges = [.. options.WholeWindows.Select(static name => NamedRange.Find(name)!)];
        _splitRanges = [.. options.SplitWindows.Select(static name => NamedRange.Find(name)!)];
        _dimensions = [.. options.SplitDimensions.Select(name => cubes.Find(name)!.Value)];
        _gauges = new KpiGauges(factory, served.All, options.SplitDimensions, engine.CurrencyOf);
        _dropped = new DroppedSeries(factory);
        _series = factory.CreateGauge(MetricNames.MetricSeries, MetricHelp.MetricSeries);
        var unpublished = new GaugeConfiguration { SuppressInitialValue = true };
        _dataThrough = factory.CreateGauge(MetricNames.DataThrough, MetricHelp.DataThrough, unpublished);
        _asOf = factory.CreateGauge(MetricNames.AsOf, MetricHelp.AsOf, unpublished);
        _stale = factory.CreateGauge(MetricNames.Stale, MetricHelp.Stale, unpublished);
        registry.AddBeforeCollectCallback(Fill);
    }

    /// <summary>Fills the gauges, unless they are as they should be.</summary>
    public void Fill()
    {
        if (!_snapshots.IsServing)
        {
            return;
        }

        lock (_filling)
        {
            var snapshot = _snapshots.Current;
            var presentMs = _time.PresentMs(snapshot);
            _stale.Set(Staleness.IsStale(snapshot, presentMs) ? 1 : 0);
            if (snapshot.DataThroughMs is { } through)
            {
                _dataThrough.Set(through / 1000.0);
            }

            var asOfMs = (presentMs + 9_999) / 10_000 * 10_000;
            if (_filled == (snapshot.Number, asOfMs))
            {
                return;
            }

            _asOf.Set(asOfMs / 1000.0);
            _gauges.Begin();
            Fill(snapshot, presentMs);
            _gauges.End();
            _series.Set(_gauges.SeriesCount);
            if (_dropped.End())
            {
                Log.SeriesDropped(_logger, _dropped.Count, _dropped.Text, _options.MetricsTenants, _options.MetricsSeries);
            }

            _filled = (snapshot.Number, asOfMs);
        }
    }

    private void Fill(IndexSnapshot snapshot, long presentMs)
    {
        var all = snapshot.Tenants.Keys.Order(StringComparer.Ordinal).ToList();
        var tenants = all.Take(_options.MetricsTenants)
            .Select(tenant => (Tenant: tenant, Planner: _time.PlannerOf(snapshot, tenant, Cube.Main, presentMs)))
            .ToList();
        var isAnyLate = false;
        foreach (var (tenant, planner) in tenants)
        {
            Fill(snapshot, new Selection { Tenant = tenant, Kpis = _kpis }, Plan(planner, _ranges, presentMs), split: -1);
            if (planner.Plan(OneDay, presentMs, isPresent: true) is { IsAnswered: true } day)
            {
                isAnyLate |= SlaExporter.Fill(_gauges, snapshot, tenant, day.Interval, _settings);
            }
        }

        if (isAnyLate)
        {
            FillWorst(_late.Worst(snapshot.Tickets, tenants.Select(static one => one.Tenant).ToHashSet(StringComparer.Ordinal)));
        }

        foreach (var (tenant, planner) in tenants)
        {
            var ranges = Plan(planner, _splitRanges, presentMs);
            for (var i = 0; i < _dimensions.Length && _splitKpis.Count > 0; i++)
            {
                Fill(snapshot, new Selection { Tenant = tenant, Kpis = _splitKpis, GroupBy = [_dimensions[i]], Limit = _options.MetricsRows }, ranges, i);
            }
        }

        // Last, for what the others left out decides what there is room for.
        foreach (var tenant in all.Skip(_options.MetricsTenants))
        {
            _dropped.Add(tenant, "", "", _kpis.Count * _ranges.Count);
        }
    }

    private void FillWorst(IReadOnlyList<LateTicket> tickets)
    {
        if (tickets.Count > 0 && (_dropped.Any || _gauges.SeriesCount + tickets.Count > _options.MetricsSeries))
        {
            _dropped.Add(Tenants.Default, "", LabelNames.Ticket, tickets.Count);
            return;
        }

        foreach (var ticket in tickets)
        {
            _gauges.SetWorst(ticket);
        }
    }

    private static List<(string Window, TimeInterval Interval, TimeInterval? Previous)> Plan(RangePlanner planner, IReadOnlyList<NamedRange> ranges, long presentMs)
    {
        var planned = new List<(string Window, TimeInterval Interval, TimeInterval? Previous)>(ranges.Count);
        foreach (var range in ranges)
        {
            if (planner.Plan(range, presentMs, isPresent: true) is { IsAnswered: true } answer)
            {
                planned.Add((range.Name, answer.Interval, planner.Previous(range, answer.Interval)));
            }
        }

        return planned;
    }

    private void Fill(IndexSnapshot snapshot, Selection selection, List<(string Window, TimeInterval Interval, TimeInterval? Previous)> ranges, int split)
    {
        var answerer = new Answerer(snapshot, selection, _settings);
        var splits = new string[_dimensions.Length];
        Array.Fill(splits, "");
        foreach (var (window, interval, previous) in ranges)
        {
            var rows = answerer.Evaluate(interval, answerer.Plan(interval), previous).Rows;
            var count = rows.Sum(row => KpiGauges.CountOf(selection.Kpis, row.Values));
            if (_dropped.Any || _gauges.SeriesCount + count > _options.MetricsSeries)
            {
                _dropped.Add(selection.Tenant, window, split < 0 ? "" : CubeCatalogue.NameOf(_dimensions[split]), count);
                continue;
            }

            foreach (var row in rows)
            {
                if (split >= 0)
                {
                    splits[split] = row.Names[0];
                }

                _gauges.Set(selection.Tenant, window, splits, selection.Kpis, row.Values);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Streaming.Hosting.LogEvents.Grpc + 50,
            LogLevel.Warning,
            "/metrics leaves out {Dropped} series of KPIs: {What}. It shows {Tenants} tenants (Query:MetricsTenants) and {Budget} series (Query:MetricsSeries): raise these, or ask for fewer windows or dimensions.")]
        public static partial void SeriesDropped(ILogger logger, long dropped, string what, int tenants, int budget);
    }
}
