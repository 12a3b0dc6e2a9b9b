using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.Refresh;

namespace Streaming.Query.Metrics;

/// <summary>
/// Fills the KPI gauges before a scrape, from the newest snapshot. The budget: every window unsplit; some windows by some dimensions, one
/// at a time, the greatest values apart and the rest as <c>other</c>; some tenants.
/// </summary>
internal sealed class KpiExporter
{
    private readonly SnapshotStore _snapshots;
    private readonly TimePlan _time;
    private readonly KpiSettings _settings;
    private readonly QueryOptions _options;
    private readonly NameKind[] _dimensions;
    private readonly KpiGauges _gauges;
    private readonly Gauge _dataThrough;
    private readonly Gauge _asOf;
    private readonly Gauge _stale;
    private readonly Lock _filling = new();
    private (long Number, long AsOfMs) _filled = (-1, 0);

    /// <summary>Registers the gauges, and the filling of them before each scrape.</summary>
    public KpiExporter(
        CollectorRegistry registry,
        IMetricFactory factory,
        SnapshotStore snapshots,
        TimePlan time,
        KpiSettings settings,
        QueryOptions options,
        CubeCatalogue cubes)
    {
        _snapshots = snapshots;
        _time = time;
        _settings = settings;
        _options = options;
        _dimensions = [.. options.SplitDimensions.Select(name => cubes.Find(name)!.Value)];
        _gauges = new KpiGauges(factory, options.SplitDimensions);
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
            foreach (var tenant in snapshot.Tenants.Keys.Order(StringComparer.Ordinal).Take(_options.MetricsTenants))
            {
                Fill(snapshot, tenant, presentMs);
            }

            _gauges.End();
            _filled = (snapshot.Number, asOfMs);
        }
    }

    private void Fill(IndexSnapshot snapshot, string tenant, long presentMs)
    {
        var grid = _time.GridOf(snapshot, tenant);
        var planner = new WindowPlanner(grid, _time.SpansOf(snapshot, grid, Cube.Main, presentMs));
        var whole = new Selection { Tenant = tenant, Kpis = KpiRegistry.All };
        var windows = new List<(WindowLength Window, TimeInterval Interval)>();
        foreach (var window in WindowLength.All)
        {
            if (planner.Plan(window.LengthMs, presentMs, isPresent: true) is { IsAnswered: true } planned)
            {
                windows.Add((window, planned.Interval));
            }
        }

        Fill(snapshot, whole, windows, split: -1);
        var splitWindows = windows.FindAll(window => _options.SplitWindows.Contains(window.Window.Name));
        for (var i = 0; i < _dimensions.Length; i++)
        {
            Fill(snapshot, whole with { GroupBy = [_dimensions[i]], Limit = _options.MetricsRows }, splitWindows, i);
        }
    }

    private void Fill(IndexSnapshot snapshot, Selection selection, List<(WindowLength Window, TimeInterval Interval)> windows, int split)
    {
        var answerer = new Answerer(snapshot, selection, _settings);
        var splits = new string[_dimensions.Length];
        Array.Fill(splits, "");
        foreach (var (window, interval) in windows)
        {
            foreach (var row in answerer.Evaluate(interval, answerer.Plan(interval)).Rows)
            {
                if (split >= 0)
                {
                    splits[split] = row.Names[0];
                }

                _gauges.Set(selection.Tenant, window.Name, splits, selection.Kpis, row.Values);
            }
        }
    }
}
