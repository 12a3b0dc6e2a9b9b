using Streaming.Domain.Binary;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;

namespace Streaming.Domain.Cells;

/// <summary>
/// Writes a shard's cells to its store: every commit appends the changed cells to the cell log; a checkpoint, spread over several
/// commits, writes the pages of the panes that changed since their last page, and then drops the log entries that the pages cover.
/// </summary>
/// <param name="names">The shard's names.</param>
/// <param name="splits">The shard's splits.</param>
/// <param name="cells">The shard's cells.</param>
/// <param name="settings">How the store is used.</param>
internal sealed class CellRecords(NameTable names, SplitTable splits, CellStore cells, StorageSettings settings)
{
    // A page of names has some tens of KiB then.
    private const int NamesPerPage = 1024;

    private readonly Queue<(long Version, int Bytes)> _log = new();
    private readonly Queue<PaneTable> _toPage = new();
    private readonly PackedShare _packed = new();
    private int _loggedNames;
    private int _loggedSplits;
    private int _pagedNames;
    private int _pagedSplits;
    private int _namesToPage;
    private int _splitsToPage;
    private long _logBytes;
    private long _pageBytes;
    private long _uncoveredBytes;
    private long _checkpointVersion;
    private long _coveredVersion;

    /// <summary>Estimated bytes of the changed cells, as the next commit stores them.</summary>
    public long ChangedBytes => _packed.Of(cells.ChangedBytes);

    /// <summary>Whether a commit has something to say about cells or names.</summary>
    public bool HasChanges => cells.Changed.Count > 0 || cells.Removed.Count > 0 || names.Count > _loggedNames || splits.Count > _loggedSplits;

    /// <summary>Whether a checkpoint was begun and is not written yet.</summary>
    public bool IsUpkeepDue => HasNamesToPage || _toPage.Count > 0;

    /// <summary>Adds this version's entry, where there are changes.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="version">The version.</param>
    /// <param name="meta">What the shard says of itself with it.</param>
    public void WriteLog(CommitBuilder commit, long version, ReadOnlySpan<byte> meta)
    {
        if (!HasChanges)
        {
            return;
        }

        foreach (var pane in cells.RemovedPages)
        {
            commit.Delete(ShardHash.Pages, PaneField(pane.Key));
            _pageBytes -= pane.PageBytes;
        }

        var writer = new ByteWriter(16 * 1024);
        CellLogWriter.WriteEntry(ref writer, names, _loggedNames, splits, _loggedSplits, cells, meta);
        var plainBytes = writer.Length;
        AddEntry(version, plainBytes);
        _packed.Learn(plainBytes, commit.Set(ShardHash.CellLog, CommitBuilder.VersionField(version), ref writer));
        _loggedNames = names.Count;
        _loggedSplits = splits.Count;
        cells.ClearChanges(version);
    }

    /// <summary>Goes on with the checkpoint as far as the commit has room, or starts one where the log has grown enough.</summary>
    /// <param name="commit">The commit, with this version's entry.</param>
    /// <param name="version">The version.</param>
    public void WriteCheckpoint(CommitBuilder commit, long version)
    {
        if (_checkpointVersion == 0 && _uncoveredBytes > Math.Max(settings.MinCheckpointBytes, _pageBytes))
        {
            StartCheckpoint(version);
        }

        // Names come before the pages that speak of them.
        while (HasNamesToPage && commit.PayloadBytes < settings.MaxCommitBytes)
        {
            WriteNamesPage(commit, version);
        }

        while (!HasNamesToPage && _toPage.Count > 0 && commit.PayloadBytes < settings.MaxCommitBytes)
        {
            WritePage(commit, version, _toPage.Dequeue());
        }

        if (_checkpointVersion != 0 && !IsUpkeepDue)
        {
            _coveredVersion = _checkpointVersion;
            _checkpointVersion = 0;
        }

        Trim(commit, version);
    }

    /// <summary>An entry is in the store, as found when loading.</summary>
    public void AddEntry(long version, int bytes)
    {
        _log.Enqueue((version, bytes));
        _logBytes += bytes;
        _uncoveredBytes += bytes;
    }

    /// <summary>A page is in the store, as found when loading.</summary>
    public void AddPage(PaneTable pane, long version, int bytes)
    {
        _pageBytes += bytes - pane.PageBytes;
        pane.PageVersion = version;
        pane.PageBytes = bytes;
    }

    /// <summary>Everything known now is in the store's log or pages.</summary>
    public void CompleteLoad()
    {
        _loggedNames = names.Count;
        _loggedSplits = splits.Count;
    }

    /// <summary>Names up to here are in a page, as found when loading.</summary>
    public void AddNamesPage()
    {
        _pagedNames = names.Count;
        _pagedSplits = splits.Count;
    }

    private static byte[] PaneField(PaneKey pane)
    {
        var writer = new ByteWriter(16);
        CellCodec.WritePane(ref writer, pane);
        var field = writer.Written.ToArray();
        writer.Dispose();
        return field;
    }

    private bool HasNamesToPage => _pagedNames < _namesToPage || _pagedSplits < _splitsToPage;

    private void StartCheckpoint(long version)
    {
        _checkpointVersion = version;
        _uncoveredBytes = 0;
        foreach (var pane in cells.Panes)
        {
            if (pane.ChangedVersion > pane.PageVersion)
            {
                _toPage.Enqueue(pane);
            }
        }

        (_namesToPage, _splitsToPage) = (names.Count, splits.Count);
    }

    private void WriteNamesPage(CommitBuilder commit, long version)
    {
        // All names first: splits speak of them.
        var pageNames = _pagedNames..Math.Min(_namesToPage, _pagedNames + NamesPerPage);
        var pageSplits = _pagedSplits..(pageNames.End.Value == _namesToPage ? Math.Min(_splitsToPage, _pagedSplits + NamesPerPage) : _pagedSplits);
        var field = new ByteWriter(16);
        field.WriteBigEndian(_pagedNames);
        field.WriteBigEndian(_pagedSplits);
        var page = new ByteWriter(16 * 1024);
        CellLogWriter.WriteNamesPage(ref page, version, names, pageNames, splits, pageSplits);
        commit.Set(ShardHash.Names, field.Written.ToArray(), ref page);
        field.Dispose();
        (_pagedNames, _pagedSplits) = (pageNames.End.Value, pageSplits.End.Value);
    }

    private void WritePage(CommitBuilder commit, long version, PaneTable pane)
    {
        if (cells.Find(pane.Key) != pane)
        {
            return;
        }

        var field = PaneField(pane.Key);
        if (pane.Cells.Count == 0)
        {
            commit.Delete(ShardHash.Pages, field);
            _pageBytes -= pane.PageBytes;
            cells.Forget(pane);
            return;
        }

        var writer = new ByteWriter(4096);
        CellLogWriter.WritePage(ref writer, version, cells, pane);
        AddPage(pane, version, writer.Length);
        commit.Set(ShardHash.Pages, field, ref writer);
    }

    private void Trim(CommitBuilder commit, long version)
    {
        while (_log.Count > 0
            && _log.Peek().Version <= _coveredVersion
            && (_log.Peek().Version <= version - settings.ReadersKeep || _logBytes - _uncoveredBytes > settings.MaxReadersBytes)
            && commit.PayloadBytes < settings.MaxCommitBytes)
        {
            var (entry, bytes) = _log.Dequeue();
            commit.Delete(ShardHash.CellLog, CommitBuilder.VersionField(entry));
            _logBytes -= bytes;
        }
    }
}
