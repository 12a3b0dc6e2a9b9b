using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>The panes opened last, each in the one place that its start leads to: tickets that are open at the same time change few panes.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class RecentPanes
{
    private const int Bits = 7;

    private readonly PaneTable?[] _panes = new PaneTable?[1 << Bits];

    /// <summary>A pane, if it is remembered.</summary>
    /// <param name="key">The pane.</param>
    public PaneTable? Find(PaneKey key) => _panes[PlaceOf(key)] is { } pane && pane.Key == key ? pane : null;

    /// <summary>Remembers a pane.</summary>
    /// <param name="pane">The pane.</param>
    public void Add(PaneTable pane) => _panes[PlaceOf(pane.Key)] = pane;

    /// <summary>Forgets a pane, if it is remembered.</summary>
    /// <param name="pane">The pane.</param>
    public void Remove(PaneTable pane)
    {
        ref var place = ref _panes[PlaceOf(pane.Key)];
        place = place == pane ? null : place;
    }

    // Starts are multiples of their size: those that follow one another spread over all places.
    private static uint PlaceOf(PaneKey key) => (((uint)key.StartUnits ^ ((uint)key.Size << 29)) * 0x9E3779B1) >> (32 - Bits);
}
