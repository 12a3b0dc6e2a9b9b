using Streaming.Domain.Binary;
using Streaming.Domain.Cells;
using Streaming.Domain.Shards;
using Streaming.Redis.Reading;

namespace Streaming.Query.Index;

/// <summary>What this reader has of one shard, and of which version.</summary>
/// <param name="number">The shard's number.</param>
/// <param name="index">Receives the changes.</param>
internal sealed class ShardReplica(int number, LiveIndex index) : IShardSnapshotTarget
{
    private ShardCells? _loading;
    private ShardCells? _cells;

    /// <summary>The shard's number.</summary>
    public int Number => number;

    /// <summary>The epoch of what is here; <see langword="null"/> before the first load.</summary>
    public ShardEpoch? Epoch { get; private set; }

    /// <summary>The version of what is here.</summary>
    public long Version { get; private set; }

    /// <summary>What the shard said of itself when it was last read to its end; <see langword="null"/> before its first commit.</summary>
    public ShardMeta? Meta { get; private set; }

    /// <summary>Number of cells.</summary>
    public long CellCount => _cells?.Count ?? 0;

    /// <summary>Takes in what changed.</summary>
    /// <param name="changes">The changes that follow <see cref="Version"/>.</param>
    /// <returns>Whether any cell may have changed.</returns>
    /// <exception cref="InvalidDataException">The shard is stored in an unknown form.</exception>
    public bool Apply(ShardChanges changes)
    {
        foreach (var entry in changes.Entries)
        {
            CellCodec.ReadLogEntry(entry.Version, entry.Value.Span, _cells!);
        }

        SetVersion(changes.Guard!, changes.Through);
        return changes.Entries.Count > 0;
    }

    /// <summary>A whole reading has ended: it takes the place of what was here.</summary>
    /// <param name="guard">The guard of the version that was read.</param>
    public void EndLoading(ShardGuard guard)
    {
        _loading!.TakeOver(_cells);
        _cells = _loading;
        _loading = null;
        SetVersion(guard, guard.Version);
    }

    /// <inheritdoc/>
    public void Begin(ShardGuard guard) => _loading = new ShardCells(index);

    /// <inheritdoc/>
    public void AddName(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value) => CellCodec.ReadNamesPage(value.Span, _loading!);

    /// <inheritdoc/>
    public void AddPage(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value)
    {
        var version = new ByteReader(value.Span).ReadBigEndian();
        _loading!.BeginPage(version, CellCodec.ReadPaneField(field.Span));
        CellCodec.ReadPage(field.Span, value.Span, _loading!);
    }

    /// <inheritdoc/>
    public void AddChange(ShardLogEntry entry) => CellCodec.ReadLogEntry(entry.Version, entry.Value.Span, _loading!);

    private void SetVersion(ShardGuard guard, long version)
    {
        Epoch = guard.Epoch;
        Version = version;
        if (version == guard.Version && !guard.Meta.IsEmpty)
        {
            Meta = ShardMeta.Decode(guard.Meta.Span);
        }
    }
}
