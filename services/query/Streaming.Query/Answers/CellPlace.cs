using Streaming.Domain.Measures;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>A cell that was found: its place in a block, or the sum of a pane.</summary>
internal readonly struct CellPlace
{
    private readonly CellBlock? _block;
    private readonly MeasureSet? _total;
    private readonly int _at;

    /// <summary>A cell of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="at">Its place there.</param>
    public CellPlace(CellBlock block, int at)
    {
        _block = block;
        _at = at;
    }

    /// <summary>The sum of a pane.</summary>
    /// <param name="total">The sum; it does not change.</param>
    public CellPlace(MeasureSet total)
    {
        _total = total;
    }

    /// <summary>The content.</summary>
    public MeasureView Cell => _block is null ? _total!.View : _block[_at];
}
