using Streaming.Domain.Cells;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;
using Streaming.Integration.Tests.Engine;
using Streaming.Redis.Reading;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>Turns the reading of one stored shard into its cells.</summary>
internal sealed class CellSnapshot : IShardSnapshotTarget
{
    private readonly List<(ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Page)> _names = [];
    private readonly Dictionary<PaneKey, long> _pages = [];
    private bool _hasNames;

    /// <summary>The cells.</summary>
    public MemoryCells Cells { get; private set; } = new();

    /// <summary>Number of pages of names.</summary>
    public int NamePages => _names.Count;

    /// <inheritdoc/>
    public void Begin(ShardGuard guard)
    {
        Cells = new MemoryCells(_pages);
        _names.Clear();
        _pages.Clear();
        _hasNames = false;
    }

    /// <inheritdoc/>
    public void AddName(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value) => _names.Add((field, value));

    /// <inheritdoc/>
    public long AddPage(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value)
    {
        ReadNames();
        var known = CellCodec.ReadPaneField(field.Span);
        _pages.Remove(known);
        Cells.RemovePane(long.MaxValue, known);
        var (pane, version) = CellCodec.ReadPage(field.Span, value.Span, Cells);
        _pages[pane] = version;
        return version;
    }

    /// <inheritdoc/>
    public void AddTickets(ShardLogEntry entry)
    {
    }

    /// <inheritdoc/>
    public void AddDormant(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> state)
    {
    }

    /// <inheritdoc/>
    public void AddChange(ShardLogEntry entry)
    {
        ReadNames();
        CellCodec.ReadLogEntry(entry.Version, entry.Value.Span, Cells);
    }

    private void ReadNames()
    {
        if (!_hasNames)
        {
            foreach (var (_, page) in _names.OrderBy(static page => Convert.ToHexString(page.Field.Span), StringComparer.Ordinal))
            {
                CellCodec.ReadNamesPage(page.Span, Cells);
            }

            _hasNames = true;
        }
    }
}
