namespace Streaming.Domain.Panes;

/// <summary>Names a pane: its size and its start.</summary>
/// <param name="Size">The size.</param>
/// <param name="StartUnits">The start, in units of 10 s since the Unix epoch; 0 for <see cref="PaneSize.Base"/>.</param>
public readonly record struct PaneKey(PaneSize Size, int StartUnits)
{
    /// <summary>Milliseconds in one unit of <see cref="StartUnits"/>.</summary>
    public const long UnitMs = 10_000;

    /// <summary>The start, Unix milliseconds.</summary>
    public long StartMs => StartUnits * UnitMs;

    /// <summary>The pane of a size that starts at a time.</summary>
    /// <param name="size">The size.</param>
    /// <param name="startMs">Unix milliseconds, on a multiple of 10 s.</param>
    public static PaneKey At(PaneSize size, long startMs) => new(size, checked((int)(startMs / UnitMs)));
}
