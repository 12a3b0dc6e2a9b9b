using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>The cells that are being changed: what a ticket contributes goes back and forth between few cells, each of which is looked up and kept once.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class OpenCells
{
    // A ticket that is told of from its creation to its end mostly changes fewer.
    private const int Most = 16;

    private readonly (PaneKey Pane, int Split)[] _places = new (PaneKey, int)[Most];
    private readonly OpenCell[] _cells = new OpenCell[Most];
    private int _count;

    /// <summary>Whether some must be closed before another one is opened.</summary>
    public bool IsFull => _count == Most;

    /// <summary>Those that are open.</summary>
    public ReadOnlySpan<OpenCell> All => _cells.AsSpan(0, _count);

    /// <summary>The cell of a pane and a split, if it is open.</summary>
    /// <param name="pane">The pane.</param>
    /// <param name="split">The split's number.</param>
    public OpenCell? Find(PaneKey pane, int split)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref readonly var place = ref _places[i];
            if (place.Split == split && place.Pane.StartUnits == pane.StartUnits && place.Pane.Size == pane.Size)
            {
                return _cells[i];
            }
        }

        return null;
    }

    /// <summary>Opens one more; there must be room.</summary>
    /// <param name="pane">The pane.</param>
    /// <param name="split">The split's number.</param>
    /// <returns>The cell, which is to be filled.</returns>
    public OpenCell Add(PaneKey pane, int split)
    {
        _places[_count] = (pane, split);
        return _cells[_count++] ??= new OpenCell();
    }

    /// <summary>All are closed.</summary>
    public void Clear() => _count = 0;
}
