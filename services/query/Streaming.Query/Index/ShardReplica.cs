using Streaming.Domain.Cells;
using Streaming.Domain.Shards;
using Streaming.Query.Tickets;
using Streaming.Redis.Reading;

namespace Streaming.Query.Index;

/// <summary>What this reader has of one shard, and of which version.</summary>
/// <param name="number">The shard's number.</param>
/// <param name="index">Receives the changes.</param>
/// <param name="maxTickets">Most tickets to keep; none where 0.</param>
/// <param name="group">The group of the shard; <see langword="null"/> for that of tickets.</param>
internal sealed class ShardReplica(int number, LiveIndex index, int maxTickets = 0, string? group = null) : IShardSnapshotTarget
{
    private readonly List<(ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Page)> _namePages = [];
    private ShardCells? _loading;
    private ShardCells? _cells;
    private ShardTickets? _loadingTickets;
    private ShardTickets? _tickets;

    /// <summary>The shard's number.</summary>
    public int Number => number;

    /// <summary>How the shard is shown: by its number; that of another group than tickets behind the group's name.</summary>
    public string Label { get; } = (group is null ? "" : group + "-") + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether it is a shard of tickets.</summary>
    public bool IsOfTickets => group is null;

    /// <summary>The epoch of what is here; <see langword="null"/> before the first load.</summary>
    public ShardEpoch? Epoch { get; private set; }

    /// <summary>The version of what is here: cells, tickets and <see cref="Meta"/> alike, where <see cref="IsWhole"/>.</summary>
    public long Version { get; private set; }

    /// <summary>Up to which version the shard has been read. Those behind <see cref="Version"/> changed only what the shard says of itself, where <see cref="IsWhole"/>.</summary>
    public long ReadThrough { get; private set; }

    /// <summary>Whether what is here is that of one version, so that it may be shown; else reading must go on.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>What the shard said of itself with <see cref="Version"/>; <see langword="null"/> before its first commit, and before the first one of a rebuild.</summary>
    public ShardMeta? Meta { get; private set; }

    /// <summary>Number of cells, as of the last <see cref="Settle"/>.</summary>
    public long CellCount => _cells?.Count ?? 0;

    /// <summary>The shard's tickets as they are now; <see langword="null"/> where none are kept.</summary>
    public ShardTicketsSnapshot? PublishTickets() => _tickets?.Publish(number, _cells!.Names.Publish(), Version, Meta);

    /// <summary>Passes on to the index what was taken in since the last time.</summary>
    public void Settle() => _cells?.Settle();

    /// <summary>Takes in what changed; the index has it after <see cref="Settle"/>.</summary>
    /// <param name="changes">The changes that follow <see cref="ReadThrough"/>.</param>
    /// <returns>Whether any cell may have changed.</returns>
    /// <exception cref="InvalidDataException">The shard is stored in an unknown form.</exception>
    public bool Apply(ShardChanges changes)
    {
        var wasWhole = IsWhole;
        IsWhole = false;
        var told = 0L;
        ReadOnlySpan<byte> meta = [];
        foreach (var entry in changes.Entries)
        {
            told = entry.Version;
            meta = CellCodec.ReadLogEntry(told, entry.Value.Span, _cells!);
        }

        foreach (var entry in changes.Tickets)
        {
            _tickets?.Apply(entry.Version, entry.Value.Span);
        }

        ReadThrough = changes.Through;
        if (changes.IsComplete)
        {
            SetVersion(changes.Through, changes.Guard!.Meta.Span);
        }
        else if (changes.Entries.Count + changes.Tickets.Count == 0)
        {
            IsWhole = wasWhole;
        }
        else if (!meta.IsEmpty && (changes.Tickets.Count == 0 || changes.Tickets[^1].Version <= told))
        {
            // The guard tells of a later version; the last entry of the cell log tells of its own, but for those of older workers.
            SetVersion(told, meta);
        }

        return changes.Entries.Count > 0;
    }

    /// <summary>A whole reading has ended: it takes the place of what was here.</summary>
    /// <param name="guard">The guard of the version that was read.</param>
    public void EndLoading(ShardGuard guard)
    {
        ReadNames();
        _loading!.TakeOver(_cells);
        _cells = _loading;
        _loading = null;
        _loadingTickets?.EndLoading();
        _tickets = _loadingTickets;
        _loadingTickets = null;
        Epoch = guard.Epoch;
        ReadThrough = guard.Version;
        SetVersion(guard.Version, guard.Meta.Span);
    }

    /// <summary>The shard is gone: so is what was here.</summary>
    public void Clear()
    {
        new ShardCells(index).TakeOver(_cells);
        _cells = null;
        _loading = null;
        _loadingTickets = null;
        _tickets = null;
        Epoch = null;
        Version = 0;
        ReadThrough = 0;
        IsWhole = true;
        Meta = null;
    }

    /// <inheritdoc/>
    public void Begin(ShardGuard guard)
    {
        _namePages.Clear();
        _loading = new ShardCells(index);
        _loadingTickets = maxTickets > 0 ? new ShardTickets(maxTickets) : null;
    }

    /// <inheritdoc/>
    public void AddName(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value) => _namePages.Add((field, value));

    /// <inheritdoc/>
    public long AddPage(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value)
    {
        ReadNames();
        _loading!.BeginPage(CellCodec.ReadPaneField(field.Span));
        var (_, version) = CellCodec.ReadPage(field.Span, value.Span, _loading!);
        _loading!.EndPage();
        return version;
    }

    /// <inheritdoc/>
    public void AddChange(ShardLogEntry entry)
    {
        ReadNames();
        CellCodec.ReadLogEntry(entry.Version, entry.Value.Span, _loading!);
    }

    /// <inheritdoc/>
    public void AddTickets(ShardLogEntry entry) => _loadingTickets?.Apply(entry.Version, entry.Value.Span);

    /// <inheritdoc/>
    public void AddDormant(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> state) => _loadingTickets?.AddDormant(key.Span, state.Span);

    /// <summary>Reads the pages of names, which come in any order, in that of their fields: each goes on where the one before ends.</summary>
    private void ReadNames()
    {
        _namePages.Sort(static (left, right) => left.Field.Span.SequenceCompareTo(right.Field.Span));
        foreach (var (_, page) in _namePages)
        {
            CellCodec.ReadNamesPage(page.Span, _loading!);
        }

        _namePages.Clear();
    }

    private void SetVersion(long version, ReadOnlySpan<byte> meta)
    {
        // A shard that was emptied to be rebuilt says nothing of itself either.
        Meta = meta.IsEmpty ? null : ShardMeta.Decode(meta);
        Version = version;
        IsWhole = true;
    }
}
