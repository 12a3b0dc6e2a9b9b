using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Elements side by side in an array, changed in place.</summary>
public readonly struct Sequence<T>
{
    private readonly T[]? _array;
    private readonly int _offset;
    private readonly int _length;

    public Sequence(T[] array)
        : this(array, 0, array.Length)
    {
    }

    public Sequence(T[] array, int offset, int length)
    {
        _array = array;
        _offset = offset;
        _length = length;
    }

    public long Length => _length;

    public bool IsSingleSegment => true;

    public bool IsEmpty => _length == 0;

    public Span<T> FirstSpan => new(_array, _offset, _length);

    public SpanEnumerable Spans => new(this);

    public ref T this[int index] => ref FirstSpan[index];

    public ref T this[long index] => ref FirstSpan[checked((int)index)];

    public Sequence Untyped() => new(_array, _offset, _length);

    public void CopyTo(Span<T> destination) => FirstSpan.CopyTo(destination);

    public bool TryCopyTo(Span<T> destination) => FirstSpan.TryCopyTo(destination);

    public Enumerator GetEnumerator() => new(this);

    public override string ToString() => $"{_length} elements";

    /// <summary>Walks over the elements, by reference.</summary>
    public struct Enumerator
    {
        private readonly T[]? _array;
        private readonly int _end;
        private int _index;

        internal Enumerator(in Sequence<T> sequence)
        {
            _array = sequence._array;
            _index = sequence._offset - 1;
            _end = sequence._offset + sequence._length;
        }

        public readonly ref T Current => ref _array![_index];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => ++_index < _end;

        /// <exception cref="InvalidOperationException">There is no further element.</exception>
        public ref T GetNext()
        {
            if (!MoveNext())
            {
                throw new InvalidOperationException("There is no further element.");
            }

            return ref Current;
        }
    }

    /// <summary>The contiguous parts, of which there is one.</summary>
    public readonly struct SpanEnumerable
    {
        private readonly Sequence<T> _sequence;

        internal SpanEnumerable(in Sequence<T> sequence) => _sequence = sequence;

        public SpanEnumerator GetEnumerator() => new(_sequence);
    }

    /// <summary>Walks over the contiguous parts, of which there is one.</summary>
    public struct SpanEnumerator
    {
        private readonly Sequence<T> _sequence;
        private bool _moved;

        internal SpanEnumerator(in Sequence<T> sequence) => _sequence = sequence;

        public readonly Span<T> Current => _sequence.FirstSpan;

        public bool MoveNext()
        {
            var first = !_moved && !_sequence.IsEmpty;
            _moved = true;
            return first;
        }
    }
}
