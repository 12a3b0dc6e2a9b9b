namespace Streaming.Query.Refresh;

/// <summary>What a refresh found.</summary>
/// <param name="IsNewer">Whether any shard is at another version.</param>
/// <param name="HasNewCells">Whether any cell may have changed.</param>
/// <param name="IsWhole">Whether everything that was stored has been read; else the reader is behind.</param>
internal readonly record struct RefreshOutcome(bool IsNewer, bool HasNewCells, bool IsWhole)
{
    /// <summary>Nothing new, and nothing left to read.</summary>
    public static RefreshOutcome Nothing { get; } = new(IsNewer: false, HasNewCells: false, IsWhole: true);

    /// <summary>Two findings together.</summary>
    /// <param name="other">The other one.</param>
    public RefreshOutcome And(in RefreshOutcome other) =>
        new(IsNewer || other.IsNewer, HasNewCells || other.HasNewCells, IsWhole && other.IsWhole);
}
