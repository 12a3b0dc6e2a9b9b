using System.Numerics;

namespace Streaming.Domain.Memory;

/// <summary>
/// A list of very many small things, in chunks: it grows by a chunk and copies nothing, where a list in one array would leave behind as much as it holds.
/// </summary>
/// <param name="chunkItems">Things in a chunk, a power of two; the first chunk begins smaller and grows to it.</param>
/// <typeparam name="T">The things.</typeparam>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class ChunkedList<T>(int chunkItems)
    where T : struct
{
    private const int FirstItems = 16;

    private readonly List<T[]> _chunks = [];
    private readonly int _bits = BitOperations.IsPow2(chunkItems)
        ? BitOperations.Log2((uint)chunkItems)
        : throw new ArgumentOutOfRangeException(nameof(chunkItems), chunkItems, "A chunk has a power of two of things.");

    /// <summary>Number of things.</summary>
    public int Count { get; private set; }

    /// <summary>One of them, which may be changed; not to be held while one is added, for the first chunk moves as it grows.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not: a chunk has places that are not taken yet.</exception>
    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ref _chunks[index >> _bits][index & (chunkItems - 1)];
        }
    }

    /// <summary>Adds one.</summary>
    /// <param name="item">The thing.</param>
    public void Add(in T item)
    {
        if (Count >> _bits == _chunks.Count)
        {
            _chunks.Add(new T[_chunks.Count == 0 ? Math.Min(FirstItems, chunkItems) : chunkItems]);
        }
        else if (Count < chunkItems && Count == _chunks[0].Length)
        {
            var larger = new T[Count * 2];
            _chunks[0].CopyTo(larger, 0);
            _chunks[0] = larger;
        }

        Count++;
        this[Count - 1] = item;
    }

    /// <summary>Takes out the last one; its chunk stays for what is added next.</summary>
    /// <returns>The thing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public T RemoveLast()
    {
        var last = this[Count - 1];
        Count--;
        return last;
    }
}
