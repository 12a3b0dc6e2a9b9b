using Streaming.Contracts;
using Streaming.Domain.Cells;
using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Integration.Tests.FullLog;

namespace Streaming.Integration.Tests.Engine;

/// <summary>The cells of one shard, kept as a reader keeps them, with the simplest possible way to add them up.</summary>
/// <param name="pages">Versions of the pages that panes were read from: what is older says nothing about them.</param>
internal sealed class MemoryCells(IReadOnlyDictionary<PaneKey, long> pages) : ICellSink
{
    private const long Forever = long.MaxValue;
    private static readonly MeasureSet Nothing = new();
    private readonly List<Name> _names = [];
    private readonly List<Split> _splits = [];
    private readonly Dictionary<PaneKey, Dictionary<int, MeasureSet>> _panes = [];

    /// <summary>The cells of a shard that is followed from its first commit.</summary>
    public MemoryCells()
        : this(new Dictionary<PaneKey, long>())
    {
    }

    /// <summary>The KPIs of an interval, from the cells of all shards.</summary>
    /// <param name="shards">The shards.</param>
    /// <param name="fromMs">Start, on a pane's boundary.</param>
    /// <param name="toMs">End, on a pane's boundary.</param>
    /// <param name="dimension">What groups; <see langword="null"/> puts all into the group of the empty name.</param>
    /// <param name="tenant">Whose cells; <see langword="null"/> for all tenants' together.</param>
    public static Dictionary<string, KpiNumbers> Evaluate(IEnumerable<MemoryCells> shards, long fromMs, long toMs, string? dimension, string? tenant = null)
    {
        var groups = new Dictionary<string, GroupTotals>();
        foreach (var shard in shards)
        {
            shard.AddTo(groups, fromMs, toMs, dimension, tenant);
        }

        return groups.ToDictionary(group => group.Key, group => group.Value.Evaluate());
    }

    /// <summary>The KPIs of a group without any cell.</summary>
    public static KpiNumbers EvaluateNothing() => new GroupTotals().Evaluate();

    /// <summary>The sum of all cells of the main cube, of all time.</summary>
    /// <param name="shards">The shards.</param>
    public static MeasureTotals Sum(IEnumerable<MemoryCells> shards)
    {
        var totals = new MeasureTotals();
        foreach (var shard in shards)
        {
            foreach (var (split, cell) in shard._panes.Values.SelectMany(cells => cells))
            {
                totals.Add(shard._splits[split].Cube == Cube.Main ? cell : Nothing);
            }
        }

        return totals;
    }

    /// <summary>Adds the cells of an interval, of the main cube or, by agent, of the agent cube, to the totals of their groups.</summary>
    /// <param name="groups">The totals of each group, in the interval and, for levels, from all time up to its end.</param>
    /// <param name="fromMs">Start, on a pane's boundary.</param>
    /// <param name="toMs">End, on a pane's boundary.</param>
    /// <param name="dimension">What groups; <see langword="null"/> puts all into the group of the empty name.</param>
    /// <param name="tenant">Whose cells; <see langword="null"/> for all tenants'.</param>
    private void AddTo(Dictionary<string, GroupTotals> groups, long fromMs, long toMs, string? dimension, string? tenant)
    {
        var cube = dimension == Dimensions.Agent ? Cube.Agent : Cube.Main;
        foreach (var (pane, cells) in _panes)
        {
            var isInside = pane.StartMs >= fromMs;
            var isBefore = EndOf(pane) <= fromMs;
            if (pane.StartMs >= toMs)
            {
                continue;
            }

            Assert.True(isBefore || (isInside && EndOf(pane) <= toMs), $"{pane} lies across {fromMs} or {toMs}.");
            foreach (var (splitId, cell) in cells)
            {
                var split = _splits[splitId];
                if (split.Cube == cube && !cell.IsEmpty && (tenant is null || Text(split, "tenant") == tenant))
                {
                    var totals = Totals(groups, dimension is null ? string.Empty : Text(split, dimension));
                    totals.UpToEnd.Add(cell);
                    totals.Inside.Add(isInside ? cell : Nothing);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void SetName(int index, Name name)
    {
        if (index == _names.Count)
        {
            _names.Add(name);
        }

        Assert.Equal(name, _names[index]);
    }

    /// <inheritdoc/>
    public void SetSplit(int index, in Split split)
    {
        if (index == _splits.Count)
        {
            _splits.Add(split);
        }

        Assert.Equal(split, _splits[index]);
    }

    /// <inheritdoc/>
    public void RemovePane(long version, PaneKey pane)
    {
        if (version > pages.GetValueOrDefault(pane))
        {
            _panes.Remove(pane);
        }
    }

    /// <inheritdoc/>
    public void SetCell(long version, PaneKey pane, int split, MeasureView content)
    {
        if (version <= pages.GetValueOrDefault(pane))
        {
            return;
        }

        if (!_panes.TryGetValue(pane, out var cells))
        {
            _panes.Add(pane, cells = []);
        }

        cells[split] = MeasureSet.Of(content);
    }

    private static GroupTotals Totals(Dictionary<string, GroupTotals> groups, string name)
    {
        if (!groups.TryGetValue(name, out var totals))
        {
            groups.Add(name, totals = new GroupTotals());
        }

        return totals;
    }

    private string Text(in Split split, string dimension)
    {
        var id = split[Enum.Parse<NameKind>(dimension, ignoreCase: true)];
        return id.IsNone ? DimensionValues.Unknown : _names[id.Value - 1].Text;
    }

    private static long EndOf(PaneKey pane) => pane.Size switch
    {
        PaneSize.TenSeconds => pane.StartMs + 10_000,
        PaneSize.Minute => pane.StartMs + 60_000,
        PaneSize.QuarterHour => pane.StartMs + 900_000,
        _ => Forever,
    };

    /// <summary>What the cells of a group add up to.</summary>
    private sealed class GroupTotals
    {
        /// <summary>Within the interval.</summary>
        public MeasureTotals Inside { get; } = new();

        /// <summary>From the beginning to the interval's end.</summary>
        public MeasureTotals UpToEnd { get; } = new();

        /// <summary>Every statistic of every KPI.</summary>
        public KpiNumbers Evaluate()
        {
            var numbers = new Dictionary<(string, string), double?>();
            var levels = default(LevelTotals);
            for (var id = 0; id < 256; id++)
            {
                if (Measure.IsLevel(new MeasureId(id)))
                {
                    levels.Add(new MeasureId(id), UpToEnd.Count(new MeasureId(id)));
                }
            }

            var inputs = new KpiInputs
            {
                Flows = Inside,
                Levels = levels,
            };
            foreach (var kpi in KpiRegistry.All)
            {
                var values = new KpiValue[kpi.Definition.Statistics.Count];
                kpi.Evaluate(inputs, values);
                foreach (var (statistic, value) in kpi.Definition.Statistics.Zip(values))
                {
                    numbers[(kpi.Definition.Key, statistic)] = value.Value;
                }
            }

            return new KpiNumbers(numbers);
        }
    }
}
