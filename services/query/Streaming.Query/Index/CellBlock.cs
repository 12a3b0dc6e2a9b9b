using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>Some cells that lie next to one another in a <see cref="CellList"/>, sorted by split. Never changes.</summary>
/// <remarks>
/// Cells in their stored form lie in one array one behind the other: as objects of their own, millions of them would cost more than what they
/// say, and the collector would go through each. Only long ones are sets, which add up faster.
/// </remarks>
internal sealed class CellBlock
{
    /// <summary>Most cells of a block. A change copies the block that it meets, so they are few.</summary>
    public const int MaxCells = 32;

    private readonly int[] _splitsAndEnds;
    private readonly byte[] _stored;
    private readonly MeasureSet?[]? _sets;

    /// <summary>A block.</summary>
    /// <param name="splitsAndEnds">The splits, ascending, and behind them where each cell ends in <paramref name="stored"/>; the block's own from now on.</param>
    /// <param name="stored">The cells in their stored form; nothing of those that are sets.</param>
    /// <param name="sets">The cells that are sets; <see langword="null"/> where none is.</param>
    public CellBlock(int[] splitsAndEnds, byte[] stored, MeasureSet?[]? sets)
    {
        _splitsAndEnds = splitsAndEnds;
        _stored = stored;
        _sets = sets;
        Count = splitsAndEnds.Length / 2;
    }

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>The splits that have a cell, ascending.</summary>
    public ReadOnlySpan<int> Splits => _splitsAndEnds.AsSpan(0, Count);

    /// <summary>The greatest split.</summary>
    public int LastSplit => _splitsAndEnds[Count - 1];

    /// <summary>A cell.</summary>
    /// <param name="at">Its place, that of its split in <see cref="Splits"/>.</param>
    public MeasureView this[int at]
    {
        get
        {
            if (_sets?[at] is { } set)
            {
                return set.View;
            }

            var start = at == 0 ? 0 : _splitsAndEnds[Count + at - 1];
            return MeasureView.Of(_stored.AsSpan(start, _splitsAndEnds[Count + at] - start));
        }
    }
}
