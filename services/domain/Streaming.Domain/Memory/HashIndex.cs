namespace Streaming.Domain.Memory;

/// <summary>
/// Numbers by hash code: a hash table in one array, whose places hold both, so that a lookup mostly touches one place here and then the
/// one thing that it looks for.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
public sealed class HashIndex
{
    private const int FirstPlaces = 16;

    // The hash code above, below it the number plus one; 0 where the place is free. The place follows from the hash code's upper bits.
    private ulong[] _places = new ulong[FirstPlaces];
    private int _shift = 32 - int.Log2(FirstPlaces);

    /// <summary>How many numbers it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Goes through the numbers that were added with a hash code.</summary>
    /// <param name="hash">The hash code.</param>
    /// <param name="place">Where to go on: below 0 for the first number; then where the number stands.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether there is one more.</returns>
    public bool Next(uint hash, ref int place, out int number)
    {
        hash = Spread(hash);
        var places = _places;
        var at = place < 0 ? (int)(hash >> _shift) : (place + 1) & (places.Length - 1);
        for (; places[at] != 0; at = (at + 1) & (places.Length - 1))
        {
            if ((uint)(places[at] >> 32) == hash)
            {
                place = at;
                number = Number(places[at]);
                return true;
            }
        }

        number = -1;
        return false;
    }

    /// <summary>Adds a number.</summary>
    /// <param name="hash">Its hash code.</param>
    /// <param name="number">The number, 0 or more.</param>
    public void Add(uint hash, int number)
    {
        if ((Count + 1) * 4L > _places.Length * 3L)
        {
            Grow();
        }

        Put(((ulong)Spread(hash) << 32) | (uint)(number + 1));
        Count++;
    }

    /// <summary>Removes a number, which must be there.</summary>
    /// <param name="hash">Its hash code.</param>
    /// <param name="number">The number.</param>
    public void Remove(uint hash, int number)
    {
        var hole = (int)(Spread(hash) >> _shift);
        while (Number(_places[hole]) != number)
        {
            hole = (hole + 1) & (_places.Length - 1);
        }

        // What stands behind it may have been put there only because this place was taken.
        var mask = _places.Length - 1;
        for (var next = (hole + 1) & mask; _places[next] != 0; next = (next + 1) & mask)
        {
            var home = Home(_places[next]);
            if (((next - home) & mask) >= ((next - hole) & mask))
            {
                _places[hole] = _places[next];
                hole = next;
            }
        }

        _places[hole] = 0;
        Count--;
    }

    // Hash codes of keys that differ in their last byte alone may lie side by side: these go far apart.
    private static uint Spread(uint hash) => hash * 0x9E3779B1;

    private static int Number(ulong place) => (int)(uint)place - 1;

    private int Home(ulong place) => (int)((uint)(place >> 32) >> _shift);

    private void Put(ulong entry)
    {
        var at = Home(entry);
        while (_places[at] != 0)
        {
            at = (at + 1) & (_places.Length - 1);
        }

        _places[at] = entry;
    }

    private void Grow()
    {
        var old = _places;
        _places = new ulong[checked(old.Length * 2)];
        _shift--;
        foreach (var entry in old)
        {
            if (entry != 0)
            {
                Put(entry);
            }
        }
    }
}
