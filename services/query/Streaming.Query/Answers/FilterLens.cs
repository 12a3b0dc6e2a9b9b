using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>What passes a KPI's own filter beside those of the selection, for the rows of a selection.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class FilterLens
{
    private readonly CubePart _part;
    private readonly GroupKeys _rows;
    private readonly MeasureTotals _totals = new();
    private LevelTotals _levels;
    private (TimeInterval Interval, GroupedCells Cells)? _last;

    /// <summary>A lens.</summary>
    /// <param name="cube">Which cube is read.</param>
    /// <param name="snapshot">Its content.</param>
    /// <param name="rows">The groups of the selection, which those of the filter share.</param>
    /// <param name="selection">What was asked.</param>
    /// <param name="filter">The filter.</param>
    public FilterLens(Cube cube, CubeSnapshot snapshot, GroupKeys rows, Selection selection, KpiFilter filter)
    {
        _rows = rows;
        var groups = SplitGroups.Of(snapshot, rows, selection with { Filters = [.. selection.Filters, .. filter.Conditions] });
        _part = new CubePart(cube, snapshot, groups);
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
    /// <param name="withLevels">Whether levels are asked for; the same for all that is added to one lens.</param>
    public void Add(TimeInterval interval, int[] groups, bool withLevels)
    {
        if (_last is not { } last || last.Interval != interval)
        {
            _last = last = (interval, GroupedCells.Read([_part], _rows.Count, interval, withLevels));
        }

        foreach (var group in groups)
        {
            foreach (var cell in last.Cells.CellsOf(group))
            {
                _totals.Add(cell);
            }

            _levels.Add(last.Cells.LevelsOf(group));
        }
    }
}
