namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A <see cref="Sequence{T}"/> whose element type is known to its user only.</summary>
public readonly struct Sequence : IEquatable<Sequence>
{
    private readonly Array? _array;
    private readonly int _offset;
    private readonly int _length;

    internal Sequence(Array? array, int offset, int length)
    {
        _array = array;
        _offset = offset;
        _length = length;
    }

    public long Length => _length;

    public bool IsEmpty => _length == 0;

    public static bool operator ==(in Sequence x, in Sequence y) => x.Equals(in y);

    public static bool operator !=(in Sequence x, in Sequence y) => !x.Equals(in y);

    public static Sequence Empty<T>() => default;

    /// <exception cref="InvalidCastException">The elements are of another type.</exception>
    public Sequence<T> Cast<T>() => _array is null ? default : new Sequence<T>((T[])_array, _offset, _length);

    bool IEquatable<Sequence>.Equals(Sequence other) => Equals(in other);

    public bool Equals(in Sequence other) => _array == other._array && _offset == other._offset && _length == other._length;

    public override bool Equals(object? obj) => obj is Sequence other && Equals(in other);

    public override int GetHashCode() => HashCode.Combine(_array, _offset, _length);

    public override string ToString() => $"{_length} elements";
}
