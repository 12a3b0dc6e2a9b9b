using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>Computes the values of one selection from one snapshot, interval by interval, all with the same rows.</summary>
/// <remarks>Not safe for use by two threads at once; cheap to make.</remarks>
internal sealed class Answerer
{
    private readonly IndexSnapshot _snapshot;
    private readonly Selection _selection;
    private readonly KpiSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly TenantSnapshot? _tenant;
    private readonly GroupKeys _groups;
    private readonly List<CubePart> _parts = [];
    private readonly Dictionary<KpiFilter, FilterLens> _lenses = [];
    private readonly MeasureTotals _totals = new();
    private readonly CustomerReader? _customers;
    private readonly bool _areCustomersKnown;
    private readonly Dictionary<TimeInterval, GroupedCells> _ripe = [];
    private (TimeInterval Interval, GroupedCells Cells)? _last;

    /// <summary>An answerer.</summary>
    /// <param name="snapshot">The state to read.</param>
    /// <param name="selection">What to compute.</param>
    /// <param name="settings">Cuts and delays.</param>
    /// <param name="cancellationToken">Gives up: looked at before an interval is read, and for each row.</param>
    public Answerer(IndexSnapshot snapshot, Selection selection, KpiSettings settings, CancellationToken cancellationToken = default)
    {
        _cancellationToken = cancellationToken;
        _snapshot = snapshot;
        _selection = selection;
        _settings = settings;
        _groups = new GroupKeys(snapshot.Names, selection.GroupBy.Count);
        if (!snapshot.Tenants.TryGetValue(selection.Tenant, out _tenant))
        {
            return;
        }

        _areCustomersKnown = _tenant.KnowsCustomers;
        foreach (var cube in selection.Cubes)
        {
            var groups = selection.IsWhole ? null : SplitGroups.Of(_tenant[cube], _groups, selection);
            _parts.Add(new CubePart(cube, _tenant[cube], groups));
        }

        foreach (var filter in selection.Kpis.SelectMany(static kpi => kpi.Filters).Distinct())
        {
            _lenses.Add(filter, new FilterLens(selection.Cube, _tenant[selection.Cube], _groups, selection, filter));
        }

        var answers = settings.SurveyUnit == SurveyUnit.LatestPerCustomer && selection.Kpis.Any(static kpi => kpi.Definition.CountsAnswers)
            ? new CubePart(Cube.Answers, _tenant[Cube.Answers], selection.IsWhole ? null : SplitGroups.Of(_tenant[Cube.Answers], _groups, selection))
            : null;
        _customers = new CustomerReader(_tenant, snapshot.Names, selection, _parts.Find(static part => part.Cube == Cube.Base), _groups, answers, snapshot.DataThroughMs);
    }

    /// <summary>The finest panes of a cube.</summary>
    /// <param name="cube">The cube.</param>
    public static PaneSize FinestOf(Cube cube) => cube == Cube.Agent ? PaneSize.Minute : PaneSize.TenSeconds;

    /// <summary>Ranks the groups over an interval.</summary>
    /// <param name="interval">The interval, on boundaries.</param>
    public RowPlan Plan(TimeInterval interval)
    {
        if (_tenant is null)
        {
            return _selection.GroupBy.Count == 0 ? RowPlan.Single : RowPlan.None;
        }

        return _selection.IsWhole ? RowPlan.Single : RowPlan.Of(_groups, Read(interval), _selection.Limit);
    }

    /// <summary>The values over an interval.</summary>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="plan">Its rows, or those of another interval.</param>
    /// <param name="previous">The period before, for KPIs that read it.</param>
    public Answer Evaluate(TimeInterval interval, RowPlan plan, TimeInterval? previous = null)
    {
        var cells = _tenant is null ? null : Read(interval);
        var before = _tenant is not null && _selection.ReadsPrevious && previous is { } earlier ? GroupedCells.Read(_parts, _groups.Count, earlier) : null;
        var rows = new AnswerRow[plan.Rows.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            rows[row] = new AnswerRow(plan.Names[row], plan.Folded[row], Values(interval, cells, before, previous?.StartMs ?? 0, plan.Rows[row]));
        }

        ForgetUnknownStarts(interval.StartMs, rows);
        return new Answer(interval, rows, plan.GroupCount);
    }

    /// <summary>The values over a period that others are held against. Where it begins before all of what a KPI is made of is known, the KPI has none.</summary>
    /// <param name="period">The period, on boundaries.</param>
    /// <param name="plan">The rows.</param>
    public Answer EvaluateBefore(TimeInterval period, RowPlan plan)
    {
        var answer = Evaluate(period, plan);
        var at = 0;
        foreach (var kpi in _selection.Kpis)
        {
            var count = kpi.Definition.Statistics.Count;
            if (!IsKnownSince(kpi.Definition, period.StartMs))
            {
                foreach (var row in answer.Rows)
                {
                    row.Values.AsSpan(at, count).Fill(KpiValue.Absent(KpiAbsence.BeforeData));
                }
            }

            at += count;
        }

        return answer;
    }

    /// <summary>
    /// The values of the only row of an ungrouped selection over several intervals taken together. Levels are left out, and so is what is read
    /// customer by customer: neither adds up.
    /// </summary>
    /// <param name="intervals">The intervals, on boundaries.</param>
    /// <param name="range">What they lie in.</param>
    public AnswerRow EvaluateTogether(IReadOnlyList<TimeInterval> intervals, TimeInterval range)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        Clear();
        var categories = 0L;
        foreach (var interval in _tenant is null ? [] : intervals)
        {
            var cells = GroupedCells.Read(_parts, _groups.Count, interval, withLevels: false);
            categories += cells.TicketsOfAllCategories;
            Add(cells, interval, RowPlan.Single.Rows[0], withLevels: false);
        }

        return new AnswerRow([], IsFolded: false, Compute(new KpiInputs
        {
            Flows = _totals,
            IntervalStartMs = range.StartMs,
            IntervalEndMs = range.EndMs,
            TicketsOfAllCategories = categories,
            History = new IntervalHistory(_parts, intervals, RowPlan.Single.Rows[0], ReadRipe),
        }));
    }

    /// <summary>What a level was before the first that is known is not 0, it is not known: nothing has risen or fallen since then.</summary>
    private void ForgetUnknownStarts(long startMs, AnswerRow[] rows)
    {
        var at = 0;
        foreach (var kpi in _selection.Kpis)
        {
            var count = kpi.Definition.Statistics.Count;
            if (kpi.Definition.Kind == KpiKind.Level && !HasStart(kpi.Definition, startMs))
            {
                foreach (var row in rows)
                {
                    foreach (ref var value in row.Values.AsSpan(at, count))
                    {
                        value = value.LevelStart == 0 ? value with { LevelStart = null } : value;
                    }
                }
            }

            at += count;
        }
    }

    /// <summary>Tickets are known from the first that was created on; surveys and calls may have come before.</summary>
    private bool HasStart(KpiDefinition level, long startMs) => level.IsOfCustomers
        ? IsKnownSince(level, startMs)
        : _tenant?[Cube.Main].FirstMsOf(Measure.TicketsCreated) <= startMs;

    /// <summary>Whether every cube of a KPI that has anything had something by an instant.</summary>
    private bool IsKnownSince(KpiDefinition kpi, long startMs)
    {
        var isKnown = false;
        foreach (var cube in CubeDimensions.CubesFor(kpi, _selection))
        {
            if (_tenant?[cube].FirstMs is { } firstMs)
            {
                if (firstMs > startMs)
                {
                    return false;
                }

                isKnown = true;
            }
        }

        return isKnown;
    }

    private GroupedCells Read(TimeInterval interval)
    {
        if (_last is { } last && last.Interval == interval)
        {
            return last.Cells;
        }

        _cancellationToken.ThrowIfCancellationRequested();
        var cells = GroupedCells.Read(_parts, _groups.Count, interval);
        _last = (interval, cells);
        _ripe.Clear();
        return cells;
    }

    /// <summary>The cells of a part of the interval that is being answered.</summary>
    private GroupedCells ReadRipe(TimeInterval interval)
    {
        if (!_ripe.TryGetValue(interval, out var cells))
        {
            _ripe.Add(interval, cells = GroupedCells.Read(_parts, _groups.Count, interval, withLevels: false));
        }

        return cells;
    }

    private KpiValue[] Values(TimeInterval interval, GroupedCells? cells, GroupedCells? before, long previousStartMs, int[] groups)
    {
        Clear();
        var levels = cells is null ? default : Add(cells, interval, groups, withLevels: true);
        return Compute(new KpiInputs
        {
            Flows = _totals,
            PreviousFlows = before is null ? null : TotalsOf(before, groups),
            PreviousStartMs = previousStartMs,
            Levels = levels,
            IntervalStartMs = interval.StartMs,
            IntervalEndMs = interval.EndMs,
            TicketsOfAllCategories = cells?.TicketsOfAllCategories ?? 0,
            Customers = _customers?.Of(interval, groups),
            History = new IntervalHistory(_parts, [interval], groups, ReadRipe),
        });
    }

    private void Clear()
    {
        _totals.Clear();
        foreach (var lens in _lenses.Values)
        {
            lens.Clear();
        }
    }

    private LevelTotals Add(GroupedCells cells, TimeInterval interval, int[] groups, bool withLevels)
    {
        var levels = default(LevelTotals);
        foreach (var group in groups)
        {
            foreach (var cell in cells.CellsOf(group))
            {
                _totals.Add(cell);
            }

            levels.Add(cells.LevelsOf(group));
        }

        foreach (var lens in _lenses.Values)
        {
            lens.Add(interval, groups, withLevels);
        }

        return levels;
    }

    private KpiValue[] Compute(KpiInputs measured)
    {
        var inputs = measured with
        {
            IsTenantKnown = _tenant is not null,
            SettledThroughMs = _snapshot.DataThroughMs ?? long.MinValue,
            Settings = _settings,
        };

        // Where nobody reads the topics of customers, nothing is known of them: not even that there are none.
        var ofCustomers = _areCustomersKnown ? inputs : inputs with { IsTenantKnown = false };
        var values = new KpiValue[_selection.ValueCount];
        var at = 0;
        foreach (var kpi in _selection.Kpis)
        {
            var count = kpi.Definition.Statistics.Count;
            var own = kpi.Definition.IsOfCustomers ? ofCustomers : inputs;
            kpi.Evaluate(kpi.Filters.Count == 0 ? own : own with { Parts = PartsOf(kpi) }, values.AsSpan(at, count));
            at += count;
        }

        return values;
    }

    private static MeasureTotals TotalsOf(GroupedCells cells, int[] groups)
    {
        var totals = new MeasureTotals();
        foreach (var group in groups)
        {
            foreach (var cell in cells.CellsOf(group))
            {
                totals.Add(cell);
            }
        }

        return totals;
    }

    private KpiPart[] PartsOf(Kpi kpi)
    {
        var parts = new KpiPart[kpi.Filters.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            // A tenant never seen has nothing to filter, and no value either.
            parts[i] = _lenses.TryGetValue(kpi.Filters[i], out var lens) ? lens.Part : new KpiPart(_totals, default);
        }

        return parts;
    }
}
