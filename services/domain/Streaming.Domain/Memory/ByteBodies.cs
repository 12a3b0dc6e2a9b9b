namespace Streaming.Domain.Memory;

/// <summary>
/// The bytes of very many things, each thing's in one piece under a number: in slabs, and in an array of its own where it is large. What
/// outgrows its room leaves it to another thing, so that growing makes no garbage.
/// </summary>
/// <param name="unitBytes">Room comes in steps of so many bytes: a power of two, at least 4.</param>
/// <remarks>Holds at most what its user has used at once. Not safe for use by two threads at once.</remarks>
internal sealed class ByteBodies(int unitBytes)
{
    private const int MaxUnits = 64;

    // Large bodies have room in steps of this many units.
    private const int LargeStep = 16;

    private readonly ByteSlabs _slabs = new(unitBytes, MaxUnits);
    private readonly List<byte[]?> _large = [];
    private readonly Stack<int> _freeLarge = new();

    /// <summary>Whether two lengths have room of one size, so that a body need not move from one to the other.</summary>
    /// <param name="bytes">A length, at least 1.</param>
    /// <param name="otherBytes">The other length, at least 1.</param>
    public bool HaveSameRoom(int bytes, int otherBytes) => RoomUnits(bytes) == RoomUnits(otherBytes);

    /// <summary>Room for a body; what it holds is left over from its last use.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <returns>The body's number, negative for a large one.</returns>
    public int Rent(int bytes)
    {
        var units = RoomUnits(bytes);
        if (units <= MaxUnits)
        {
            return _slabs.Rent(units);
        }

        if (!_freeLarge.TryPop(out var place))
        {
            place = _large.Count;
            _large.Add(null);
        }

        _large[place] = GC.AllocateUninitializedArray<byte>(units * unitBytes);
        return ~place;
    }

    /// <summary>Takes a body's room back.</summary>
    /// <param name="body">The body's number.</param>
    /// <param name="bytes">A length of the room's size.</param>
    public void Return(int body, int bytes)
    {
        if (body >= 0)
        {
            _slabs.Return(body, RoomUnits(bytes));
            return;
        }

        _large[~body] = null;
        _freeLarge.Push(~body);
    }

    /// <summary>The first bytes of a body.</summary>
    /// <param name="body">The body's number.</param>
    /// <param name="bytes">How many, at most what there is room for.</param>
    public Span<byte> Bytes(int body, int bytes) => body >= 0 ? _slabs.BytesOf(body, bytes) : _large[~body].AsSpan(0, bytes);

    private int RoomUnits(int bytes)
    {
        var units = _slabs.UnitsFor(bytes);
        return units <= MaxUnits ? units : (units + LargeStep - 1) / LargeStep * LargeStep;
    }
}
