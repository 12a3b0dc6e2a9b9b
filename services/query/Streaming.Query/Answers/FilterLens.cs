using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>What passes a KPI's own filter beside those of the selection, for the rows of a selection.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class FilterLens
{
    private readonly CubeSnapshot _cube;
    private readonly PaneSize _finest;
    private readonly SplitGroups? _rows;
    private readonly SplitGroups _groups;
    private readonly MeasureTotals _totals = new();
    private LevelTotals _levels;
    private (TimeInterval Interval, GroupedCells Cells)? _last;

    /// <summary>A lens.</summary>
    /// <param name="cube">The cube.</param>
    /// <param name="names">The texts of dimension values.</param>
    /// <param name="finest">The cube's finest panes.</param>
    /// <param name="selection">What was asked.</param>
    /// <param name="rows">The groups of the selection; <see langword="null"/> for the sum of everything.</param>
    /// <param name="filter">The filter.</param>
    public FilterLens(CubeSnapshot cube, string[] names, PaneSize finest, Selection selection, SplitGroups? rows, KpiFilter filter)
    {
        _cube = cube;
        _finest = finest;
        _rows = rows;
        _groups = SplitGroups.Of(cube, names, selection with { Filters = [.. selection.Filters, .. filter.Conditions] });
    }

    /// <summary>What has been added since the last <see cref="Clear"/>.</summary>
    public KpiPart Part => new(_totals, _levels);

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        _totals.Clear();
        _levels = default;
    }

    /// <summary>Adds what passes in an interval.</summary>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="groups">The groups of the row, by the selection's numbers.</param>
    public void Add(TimeInterval interval, int[] groups)
    {
        if (_last is not { } last || last.Interval != interval)
        {
            _last = last = (interval, GroupedCells.Read(_cube, _finest, _groups, interval));
        }

        foreach (var row in groups)
        {
            var group = _groups.Like(_rows, row);
            if (group == SplitGroups.Dropped)
            {
                continue;
            }

            foreach (var cell in last.Cells.CellsOf(group))
            {
                _totals.Add(cell);
            }

            _levels.Add(last.Cells.LevelsOf(group));
        }
    }
}
