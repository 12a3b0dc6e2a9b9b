using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>The cells of one interval, sorted by group, with what is needed of each group before any is merged.</summary>
internal sealed class GroupedCells
{
    private readonly int[] _starts;
    private readonly CellPlace[] _cells;
    private readonly LevelTotals[] _levels;
    private readonly long[] _tickets;
    private readonly long[]? _activity;

    private GroupedCells(int[] starts, CellPlace[] cells, LevelTotals[] levels, bool hasActivity)
    {
        _starts = starts;
        _cells = cells;
        _levels = levels;
        _tickets = new long[levels.Length];
        for (var group = 0; group < levels.Length; group++)
        {
            foreach (var cell in CellsOf(group))
            {
                _tickets[group] += cell[Measure.TicketsCreated];
                TicketsOfAllCategories += cell[Measure.TicketsByCategory];
            }
        }

        if (hasActivity)
        {
            _activity = new long[levels.Length];
            for (var group = 0; group < levels.Length; group++)
            {
                foreach (var cell in CellsOf(group))
                {
                    _activity[group] += cell[Measure.Sessions] + cell[Measure.Uses];
                }
            }
        }
    }

    /// <summary>Number of cells.</summary>
    public int CellCount => _cells.Length;

    /// <summary>Tickets by category of all groups.</summary>
    public long TicketsOfAllCategories { get; }

    /// <summary>Reads the cells of an interval.</summary>
    /// <param name="parts">The cubes.</param>
    /// <param name="groupCount">Number of groups.</param>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="withLevels">Whether levels are asked for; else they are zero.</param>
    public static GroupedCells Read(IReadOnlyList<CubePart> parts, int groupCount, TimeInterval interval, bool withLevels = true)
    {
        var levels = new LevelTotals[groupCount];
        var lists = new List<(CellList Cells, bool IsProjected, SplitGroups Groups)>();
        var totals = new List<CellPlace>();
        var hasActivity = false;
        foreach (var part in parts)
        {
            var cube = part.Snapshot;
            hasActivity |= part.Cube is Cube.Topic or Cube.Product;
            var reader = new PaneReader(cube, Answerer.FinestOf(part.Cube));
            if (withLevels)
            {
                AddLevels(levels, part, reader, interval.EndMs);
            }

            if (part.Groups is not { } groups)
            {
                totals.AddRange(reader.Totals(interval).Select(static total => new CellPlace(total)));
                continue;
            }

            foreach (var (cells, isProjected) in reader.Cells(interval, groups.Projection))
            {
                lists.Add((cells, isProjected, groups));
            }
        }

        if (totals.Count > 0)
        {
            return new GroupedCells([0, totals.Count], [.. totals], levels, hasActivity);
        }

        var (starts, sorted) = Sort(lists, groupCount);
        return new GroupedCells(starts, sorted, levels, hasActivity);
    }

    /// <summary>The cells of a group.</summary>
    /// <param name="group">The group.</param>
    public CellPlaces CellsOf(int group) => new(_cells.AsSpan(_starts[group], _starts[group + 1] - _starts[group]));

    /// <summary>The levels of a group at the interval's end.</summary>
    /// <param name="group">The group.</param>
    public LevelTotals LevelsOf(int group) => _levels[group];

    /// <summary>
    /// What groups are ranked by: tickets created in the interval; where topics and products have none, sessions and uses.
    /// </summary>
    /// <param name="group">The group.</param>
    public (long Tickets, long Activity) RankOf(int group) => (_tickets[group], _activity is null ? 0 : _activity[group]);

    /// <summary>Whether there is anything to say of a group: something happened, or something is open.</summary>
    /// <param name="group">The group.</param>
    public bool Has(int group) => _starts[group + 1] > _starts[group] || !_levels[group].IsZero;

    private static (int[] Starts, CellPlace[] Cells) Sort(List<(CellList Cells, bool IsProjected, SplitGroups Groups)> lists, int groupCount)
    {
        var starts = new int[groupCount + 1];
        foreach (var (list, isProjected, groups) in lists)
        {
            foreach (var block in list.Blocks)
            {
                foreach (var split in block.Splits)
                {
                    var group = isProjected ? groups.ProjectedGroups[split] : groups[split];
                    if (group >= 0)
                    {
                        starts[group + 1]++;
                    }
                }
            }
        }

        for (var group = 0; group < groupCount; group++)
        {
            starts[group + 1] += starts[group];
        }

        var cells = new CellPlace[starts[^1]];
        var next = starts.AsSpan(0, groupCount).ToArray();
        foreach (var (list, isProjected, groups) in lists)
        {
            foreach (var block in list.Blocks)
            {
                var splits = block.Splits;
                for (var i = 0; i < splits.Length; i++)
                {
                    var group = isProjected ? groups.ProjectedGroups[splits[i]] : groups[splits[i]];
                    if (group >= 0)
                    {
                        cells[next[group]++] = new CellPlace(block, i);
                    }
                }
            }
        }

        return (starts, cells);
    }

    /// <summary>Adds the levels at an instant: those of now less what happened since.</summary>
    private static void AddLevels(LevelTotals[] levels, CubePart part, PaneReader reader, long atMs)
    {
        var cube = part.Snapshot;
        var later = new TimeInterval(atMs, Math.Max(atMs, cube.EndMs));
        if (part.Groups is not { } groups)
        {
            levels[0].Add(cube.Levels.Total.View, 1);
            foreach (var total in reader.Totals(later))
            {
                levels[0].Add(total.View, -1);
            }

            return;
        }

        if (cube.Levels.Own.Count > 0 || !cube.Levels.Total.IsEmpty)
        {
            AddLevels(levels, groups, (cube.Levels.Own, false), 1);
        }

        foreach (var list in reader.Cells(later, groups.Projection))
        {
            AddLevels(levels, groups, list, -1);
        }
    }

    private static void AddLevels(LevelTotals[] levels, SplitGroups groups, (CellList Cells, bool IsProjected) list, int sign)
    {
        foreach (var block in list.Cells.Blocks)
        {
            var splits = block.Splits;
            for (var i = 0; i < splits.Length; i++)
            {
                var group = list.IsProjected ? groups.ProjectedGroups[splits[i]] : groups[splits[i]];
                if (group >= 0)
                {
                    levels[group].Add(block[i], sign);
                }
            }
        }
    }
}
