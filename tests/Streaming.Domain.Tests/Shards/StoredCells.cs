using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Domain.Tests.Shards;

/// <summary>Reads all cells of a store, as a reader would, and flattens them to one number for each measure, pane and split.</summary>
internal sealed class StoredCells : ICellSink, IShardNames
{
    private readonly List<Name> _names = [];
    private readonly List<Split> _splits = [];
    private readonly Dictionary<PaneKey, long> _pageVersions = [];
    private readonly Dictionary<(PaneKey Pane, int Split), MeasureSet> _cells = [];

    public static StoredCells Of(MemoryShardStore store)
    {
        var cells = new StoredCells();
        foreach (var (_, value) in store.Read(ShardHash.Names))
        {
            CellCodec.ReadNamesPage(value, cells);
        }

        foreach (var (field, value) in store.Read(ShardHash.Pages))
        {
            var (pane, version) = CellCodec.ReadPage(field, value, cells);
            cells._pageVersions[pane] = version;
        }

        foreach (var (field, value) in store.Read(ShardHash.CellLog))
        {
            CellCodec.ReadLogEntry(MemoryShardStore.VersionOf(field), value, cells);
        }

        return cells;
    }

    /// <summary>The numbers of a cube, zeros left out.</summary>
    /// <param name="cube">The cube.</param>
    /// <param name="paneOf">What stands for a pane.</param>
    public SortedDictionary<string, long> Numbers(Cube cube, Func<PaneKey, string> paneOf)
    {
        var numbers = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var ((pane, splitId), content) in _cells)
        {
            var split = _splits[splitId];
            if (split.Cube != cube)
            {
                continue;
            }

            var group = cube switch
            {
                Cube.Main => $"{Text(split.Tenant)}|{Text(split.Team)}|{Text(split.Channel)}|{Text(split.Category)}|{Text(split.Priority)}",
                Cube.Agent => $"{Text(split.Tenant)}|{Text(split.Team)}|{Text(split.Agent)}",
                Cube.Sla => $"{Text(split.Tenant)}|{Text(split.Policy)}|{Text(split.Team)}",
                _ => $"{Text(split.Tenant)}|{Text(split.Customer)}",
            };
            foreach (var entry in content.Entries)
            {
                Assert.False(entry.IsZero);
                var key = $"{paneOf(pane)} {group} {entry.Id.Value}";
                Add(numbers, key, entry.Value);
                if (entry.Sketch is not null)
                {
                    Add(numbers, key + " sum", entry.SumMs);
                    Assert.Equal(entry.Value, entry.Sketch.Counts.ToArray().Sum());
                }
            }
        }

        return numbers;
    }

    public string? TextOf(NameId id) => id.IsNone ? null : _names[id.Value - 1].Text;

    public Split SplitOf(int split) => _splits[split];

    public void SetName(int index, Name name)
    {
        Assert.True(index <= _names.Count);
        if (index == _names.Count)
        {
            _names.Add(name);
        }

        Assert.Equal(name, _names[index]);
    }

    public void SetSplit(int index, in Split split)
    {
        Assert.True(index <= _splits.Count);
        if (index == _splits.Count)
        {
            _splits.Add(split);
        }

        Assert.Equal(split, _splits[index]);
    }

    public void RemovePane(long version, PaneKey pane)
    {
        if (version <= _pageVersions.GetValueOrDefault(pane))
        {
            return;
        }

        foreach (var key in _cells.Keys.Where(key => key.Pane == pane).ToList())
        {
            _cells.Remove(key);
        }
    }

    public void SetCell(long version, PaneKey pane, int split, MeasureView content)
    {
        if (version > _pageVersions.GetValueOrDefault(pane))
        {
            _cells[(pane, split)] = MeasureSet.Of(content);
        }
    }

    internal static void Add(SortedDictionary<string, long> numbers, string key, long value)
    {
        var sum = numbers.GetValueOrDefault(key) + value;
        if (sum == 0)
        {
            numbers.Remove(key);
        }
        else
        {
            numbers[key] = sum;
        }
    }

    private string Text(NameId id) => TextOf(id) ?? NameId.UnknownText;
}
