using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>What a snapshot knows of one pane. Never changes.</summary>
/// <param name="Total">The sum of everything stored in the pane and in finer ones within it.</param>
/// <param name="Own">The cells that are stored at this very size.</param>
/// <param name="All">The cells of this and all finer panes within it, merged; <see langword="null"/> while the pane is too young to be worth it: then
/// the finer ones are read instead.</param>
/// <param name="Corrections">What was added to <paramref name="All"/> since it was merged.</param>
internal sealed record PaneData(MeasureSet Total, CellList Own, CellList? All, CellList Corrections);
