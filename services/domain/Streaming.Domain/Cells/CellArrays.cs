using System.Numerics;

namespace Streaming.Domain.Cells;

/// <summary>Arrays of <see cref="CellTable"/>: one that a pane has outgrown serves the next pane, so that filling panes makes no garbage.</summary>
/// <remarks>Holds at most what its shard has used at once. Not safe for use by two threads at once.</remarks>
internal sealed class CellArrays
{
    private readonly Stack<int[]>[] _free = Enumerable.Range(0, 31).Select(_ => new Stack<int[]>()).ToArray();

    /// <summary>An array of zeros.</summary>
    /// <param name="length">A power of two.</param>
    public int[] Rent(int length) => _free[BitOperations.Log2((uint)length)].TryPop(out var array) ? array : new int[length];

    /// <summary>Takes an array back that <see cref="Rent"/> gave; an empty one is ignored.</summary>
    /// <param name="array">The array.</param>
    public void Return(int[] array)
    {
        if (array.Length > 0)
        {
            Array.Clear(array);
            _free[BitOperations.Log2((uint)array.Length)].Push(array);
        }
    }
}
