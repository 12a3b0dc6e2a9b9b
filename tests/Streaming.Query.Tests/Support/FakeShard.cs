using Streaming.Domain.Binary;
using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;
using Streaming.Redis.Reading;

namespace Streaming.Query.Tests.Support;

/// <summary>A shard as its owner keeps it: absolute cells, committed as log entries, with a checkpoint of pages where the test wants one.</summary>
public sealed class FakeShard(int number)
{
    private readonly NameTable _names = new(int.MaxValue);
    private readonly SplitTable _splits = new();
    private readonly Dictionary<PaneKey, Dictionary<int, MeasureSet>> _panes = [];
    private readonly HashSet<(PaneKey Pane, int Split)> _changed = [];
    private readonly List<PaneKey> _removed = [];
    private readonly List<ShardLogEntry> _log = [];
    private int _storedNames;
    private int _storedSplits;
    private Checkpoint? _checkpoint;
    private long _emptied;

    public int Number => number;

    public ShardEpoch Epoch { get; set; } = new(1, 42);

    public long Version { get; private set; }

    public ShardMeta Meta { get; set; } = new() { Topics = [] };

    /// <summary>Whether its entries do not say what the shard said of itself with them.</summary>
    public bool IsOfOlderWorker { get; set; }

    public ShardGuard Guard => new(Epoch, Version, Version == _emptied ? default : Meta.Encode(), []);

    public long OldestEntry => _log.Count == 0 ? Version + 1 : _log[0].Version;

    public int Split(Cube cube, string tenant, string? team = null, string? channel = null, string? priority = null, string? agent = null)
    {
        var owner = _names.Intern(NameKind.Tenant, NameId.None, Utf8(tenant));
        NameId Of(NameKind kind, string? text) => _names.Intern(kind, owner, Utf8(text ?? ""));
        return _splits.Intern(new Split(
            cube, owner, Of(NameKind.Team, team), Of(NameKind.Agent, agent), Of(NameKind.Channel, channel), NameId.None, Of(NameKind.Priority, priority), NameId.None));
    }

    /// <summary>A split of the cube of promises.</summary>
    public int SlaSplit(string tenant, string policy, string team)
    {
        var owner = _names.Intern(NameKind.Tenant, NameId.None, Utf8(tenant));
        return _splits.Intern(new Split(Cube.Sla, owner, _names.Intern(NameKind.Team, owner, Utf8(team)), default, default, default, default, default)
        {
            Policy = _names.Intern(NameKind.Policy, owner, Utf8(policy)),
        });
    }

    /// <summary>A split of a cube of customers.</summary>
    public int CustomerSplit(Cube cube, string tenant, string? customer, string? segment = null, string? agent = null)
    {
        var owner = _names.Intern(NameKind.Tenant, NameId.None, Utf8(tenant));
        NameId Of(NameKind kind, string? text) => _names.Intern(kind, owner, Utf8(text ?? ""));
        return _splits.Intern(new Split(cube, owner, default, Of(NameKind.Agent, agent), default, default, default, default)
        {
            Customer = Of(NameKind.Customer, customer),
            Segment = Of(NameKind.Segment, segment),
        });
    }

    public void Add(PaneKey pane, int split, MeasureSet delta)
    {
        if (!_panes.TryGetValue(pane, out var cells))
        {
            _panes.Add(pane, cells = []);
        }

        var cell = cells.TryGetValue(split, out var known) ? known.Clone() : new MeasureSet();
        cell.Add(delta);
        cells[split] = cell;
        _changed.Add((pane, split));
    }

    /// <summary>Moves all finer panes within a larger one into it.</summary>
    public void RollUp(PaneKey into, long endMs)
    {
        foreach (var pane in _panes.Keys.Where(pane => pane.Size < into.Size && pane.StartMs >= into.StartMs && pane.StartMs < endMs).ToList())
        {
            foreach (var (split, cell) in _panes[pane])
            {
                Add(into, split, cell);
            }

            _panes.Remove(pane);
            _changed.RemoveWhere(change => change.Pane == pane);
            _removed.Add(pane);
        }
    }

    /// <summary>Removes everything, so that it can be rebuilt.</summary>
    public void Empty()
    {
        _panes.Clear();
        _changed.Clear();
        _removed.Clear();
        _log.Clear();
        _checkpoint = null;
        (_storedNames, _storedSplits) = (0, 0);
        _emptied = ++Version;
    }

    public void Commit()
    {
        Version++;
        if (_changed.Count == 0 && _removed.Count == 0 && _storedNames == _names.Count)
        {
            return;
        }

        var writer = new ByteWriter(256);
        writer.WriteByte(CellCodec.Format);
        WriteNames(ref writer, _storedNames, _storedSplits);
        (_storedNames, _storedSplits) = (_names.Count, _splits.Count);
        writer.WriteUnsigned((ulong)_removed.Count);
        foreach (var pane in _removed)
        {
            WritePane(ref writer, pane);
        }

        var byPane = _changed.GroupBy(change => change.Pane).ToList();
        writer.WriteUnsigned((ulong)byPane.Count);
        foreach (var pane in byPane)
        {
            WritePane(ref writer, pane.Key);
            WriteCells(ref writer, pane.Select(change => (change.Split, _panes[pane.Key][change.Split])).ToList());
        }

        writer.WriteRaw(IsOfOlderWorker ? [] : Meta.Encode());
        _log.Add(new ShardLogEntry(Version, writer.Written.ToArray()));
        writer.Dispose();
        _changed.Clear();
        _removed.Clear();
    }

    /// <summary>Writes all panes and names as pages, and drops the log; a reader behind this must load anew.</summary>
    public void Compact(bool keepLog)
    {
        var pages = new List<(byte[] Field, byte[] Value)>();
        foreach (var (pane, cells) in _panes)
        {
            var field = new ByteWriter(16);
            WritePane(ref field, pane);
            var page = new ByteWriter(256);
            page.WriteBigEndian(Version);
            page.WriteByte(CellCodec.Format);
            WriteCells(ref page, cells.Select(cell => (cell.Key, cell.Value)).ToList());
            pages.Add((field.Written.ToArray(), page.Written.ToArray()));
            field.Dispose();
            page.Dispose();
        }

        // Two pages of names, given in the wrong order, as a hash scan may.
        _checkpoint = new Checkpoint([NamesPage(_names.Count / 2, _names.Count, Version), NamesPage(0, _names.Count / 2, Version - 1)], pages);
        if (!keepLog)
        {
            _log.Clear();
        }
    }

    public List<ShardLogEntry> EntriesAfter(long version) => _log.FindAll(entry => entry.Version > version);

    public void GiveTo(IShardSnapshotTarget target)
    {
        target.Begin(Guard);
        foreach (var page in _checkpoint?.Names ?? [])
        {
            target.AddName(page.AsMemory(0, 8), page);
        }

        foreach (var (field, value) in _checkpoint?.Pages ?? [])
        {
            target.AddPage(field, value);
        }

        _log.ForEach(target.AddChange);
    }

    private byte[] NamesPage(int from, int to, long version)
    {
        var isLast = to == _names.Count;
        var writer = new ByteWriter(256);
        writer.WriteBigEndian(version);
        writer.WriteByte(CellCodec.Format);
        WriteNames(ref writer, from, isLast ? 0 : _splits.Count, to);
        var page = writer.Written.ToArray();
        writer.Dispose();
        return page;
    }

    private void WriteNames(ref ByteWriter writer, int firstName, int firstSplit, int? endName = null)
    {
        var end = endName ?? _names.Count;
        writer.WriteUnsigned((ulong)firstName);
        writer.WriteUnsigned((ulong)(end - firstName));
        for (var i = firstName; i < end; i++)
        {
            var name = _names[new NameId(i + 1)];
            writer.WriteByte((byte)name.Kind);
            writer.WriteUnsigned((ulong)name.Tenant.Value);
            writer.WriteText(name.Text);
        }

        writer.WriteUnsigned((ulong)firstSplit);
        writer.WriteUnsigned((ulong)(_splits.Count - firstSplit));
        for (var i = firstSplit; i < _splits.Count; i++)
        {
            var split = _splits[i];
            writer.WriteByte((byte)split.Cube);
            foreach (var id in new[] { split.Tenant, split.Team, split.Agent, split.Channel, split.Category, split.Priority, split.Product })
            {
                writer.WriteUnsigned((ulong)id.Value);
            }

            NameId[] further = split.Cube switch
            {
                Cube.Sla => [split.Policy],
                >= Cube.Customer and <= Cube.Answers => [split.Customer, split.Segment, split.Topic],
                _ => [],
            };
            foreach (var id in further)
            {
                writer.WriteUnsigned((ulong)id.Value);
            }
        }
    }

    private static void WriteCells(ref ByteWriter writer, List<(int Split, MeasureSet Content)> cells)
    {
        writer.WriteUnsigned((ulong)cells.Count);
        foreach (var (split, content) in cells)
        {
            writer.WriteUnsigned((ulong)split);
            content.Write(ref writer);
        }
    }

    private static void WritePane(ref ByteWriter writer, PaneKey pane)
    {
        writer.WriteByte((byte)pane.Size);
        writer.WriteSigned(pane.StartUnits);
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private sealed record Checkpoint(List<byte[]> Names, List<(byte[] Field, byte[] Value)> Pages);
}
