using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets;

/// <summary>Reads what <see cref="ContributionCodec"/> wrote, one contribution after the other.</summary>
internal struct StoredContributions
{
    private readonly bool _isPacked;
    private ContributionPlaces _places;
    private Contribution _last;

    /// <summary>Begins to read.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="isPacked">Whether they are packed.</param>
    public StoredContributions(ref ByteReader reader, bool isPacked)
    {
        _isPacked = isPacked;
        Left = reader.ReadLength();
        if (isPacked && Left > 0)
        {
            reader.ReadRaw(ContributionCodec.LengthBytes);
        }
    }

    /// <summary>How many are left.</summary>
    public int Left { get; private set; }

    /// <summary>Reads the next one.</summary>
    /// <param name="reader">The same reader, where it was left.</param>
    /// <param name="item">The contribution.</param>
    /// <returns>Whether there was one.</returns>
    public bool Next(ref ByteReader reader, out Contribution item)
    {
        if (Left == 0)
        {
            item = default;
            return false;
        }

        Left--;
        if (_isPacked)
        {
            _places.Read(ref reader, out item);
        }
        else
        {
            item = ReadPlain(ref reader);
        }

        return true;
    }

    private Contribution ReadPlain(ref ByteReader reader)
    {
        var head = reader.ReadUnsigned();
        var measure = ContributionCodec.MeasureOf(head >> 1);
        var value = reader.ReadSigned();
        return _last = (head & 1) != 0
            ? _last with { Measure = measure, Value = value }
            : new Contribution(measure, _last.TimeMs + reader.ReadSigned(), value, reader.ReadInt(), reader.ReadInt());
    }
}
