using System.Buffers.Binary;
using Streaming.Domain.Binary;

namespace Streaming.Domain.Measures;

/// <summary>
/// Changes a cell in its stored form, byte for byte what <see cref="MeasureSet.Write"/> writes for the same measures. Most cells hold a
/// handful of numbers, for which this costs less than making objects of them.
/// </summary>
/// <param name="bytes">The stored form, with room behind it.</param>
/// <param name="length">Bytes of the stored form.</param>
/// <param name="place">The <see cref="Place"/> after the change before, where there was one.</param>
internal ref struct PackedCell(Span<byte> bytes, int length, MeasurePlace place = default)
{
    /// <summary>The stored form of a cell that has nothing: one byte, the number of measures.</summary>
    public const byte Empty = 0;

    /// <summary>Most bytes by which one change makes a cell longer: id, number, sum, number of buckets, bucket and count.</summary>
    public const int MostGrowth = MostHeader + MostBucket;

    private const int MostHeader = 5 + Varint.MaxBytes + Varint.MaxBytes + 3;
    private const int MostBucket = 3 + Varint.MaxBytes;

    // The number of measures stands in the first byte alone.
    private const int MostMeasures = 0x7F;
    private const int CountBytes = 1;

    private readonly Span<byte> _bytes = bytes;

    /// <summary>Bytes of the stored form.</summary>
    public int Length { get; private set; } = length;

    /// <summary>Where the measure changed last stands, or stood.</summary>
    public MeasurePlace Place { get; private set; } = place;

    /// <summary>Whether there is surely room for one more change.</summary>
    public readonly bool HasRoom => _bytes.Length - Length >= MostGrowth && _bytes[0] < MostMeasures;

    /// <summary>Adds to a measure that keeps one number; only where <see cref="HasRoom"/>.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="delta">What to add; negative to take back.</param>
    public void Add(MeasureId id, long delta)
    {
        var at = Find(id, out var start, out var isKnown);
        var end = at;
        var value = delta;
        if (isKnown)
        {
            value += Varint.ReadSigned(_bytes, ref end);
            if (value != 0 && Varint.SignedLength(value) == end - at)
            {
                // Mostly a number grows by little, and has room where it stands.
                Varint.WriteSigned(_bytes, at, value);
                return;
            }
        }

        if (value == 0)
        {
            MakeRoom(start, end, isKnown, bytes: 0);
            return;
        }

        MakeRoom(start, end, isKnown, Varint.Length((ulong)id.Value) + Varint.SignedLength(value));
        Varint.WriteSigned(_bytes, Varint.Write(_bytes, start, (ulong)id.Value), value);
    }

    /// <summary>Adds to a sketch measure; only where <see cref="HasRoom"/>.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="delta">How many durations more, in all; negative to take back.</param>
    /// <param name="sumMs">Their sum, milliseconds.</param>
    /// <param name="bucket">A bucket of the sketch.</param>
    /// <param name="count">How many durations more it holds.</param>
    public void Add(MeasureId id, long delta, long sumMs, int bucket, long count)
    {
        var at = Find(id, out var start, out var isKnown);
        if (!isKnown && count != 0)
        {
            Insert(start, id, delta, sumMs, bucket, count);
            return;
        }

        var reader = new ByteReader(_bytes[at..Length]);
        Span<byte> entry = stackalloc byte[MostHeader + _bytes.Length];
        var buckets = new BucketWriter(entry[MostHeader..]);
        if (isKnown)
        {
            delta += reader.ReadSigned();
            sumMs += reader.ReadSigned();
            var known = 0;
            for (var left = reader.ReadLength(); left > 0; left--)
            {
                known += reader.ReadInt();
                var knownCount = reader.ReadSigned();
                if (known >= bucket)
                {
                    knownCount += known == bucket ? count : 0;
                    buckets.Write(bucket, known == bucket ? 0 : count);
                    count = 0;
                }

                buckets.Write(known, knownCount);
            }
        }

        buckets.Write(bucket, count);
        if (delta == 0 && sumMs == 0 && buckets.Count == 0)
        {
            Replace(start, at + reader.Consumed, isKnown, []);
            return;
        }

        Span<byte> header = stackalloc byte[MostHeader];
        var end = Varint.Write(header, 0, (ulong)id.Value);
        end = Varint.WriteSigned(header, end, delta);
        end = Varint.WriteSigned(header, end, sumMs);
        end = Varint.Write(header, end, (ulong)buckets.Count);
        header[..end].CopyTo(entry[(MostHeader - end)..]);
        Replace(start, at + reader.Consumed, isKnown, entry[(MostHeader - end)..(MostHeader + buckets.Length)]);
    }

    /// <summary>Finds where a measure stands or belongs.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="start">Where it begins, or would.</param>
    /// <param name="isKnown">Whether it is there.</param>
    /// <returns>Where its number begins; <paramref name="start"/> if it is not there.</returns>
    private int Find(MeasureId id, out int start, out bool isKnown)
    {
        ReadOnlySpan<byte> bytes = _bytes;
        var at = CountBytes + (id.Value >= Place.Id ? Place.Passed : 0);
        while (at < Length)
        {
            // Behind the last measure there is room for one more change, MostGrowth bytes (HasRoom): eight can be read wherever one begins.
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            var ends = ~word & Varint.MoreBits;
            var (known, length) = ReadId(word);
            if (known >= id.Value)
            {
                start = at;
                Place = new MeasurePlace(at - CountBytes, id.Value);
                isKnown = known == id.Value;
                return isKnown ? at + length : at;
            }

            ends &= ends - 1;
            at = ends == 0 ? Varint.Skip(bytes, at + length, 1) : at + Varint.BytesTo(ends);
            if (Measure.IsSketch(new MeasureId(known)))
            {
                at = SkipSketch(bytes, at);
            }
        }

        isKnown = false;
        Place = new MeasurePlace(at - CountBytes, id.Value);
        return start = at;
    }

    /// <summary>Reads a measure's id.</summary>
    /// <param name="word">The eight bytes that begin with it.</param>
    /// <returns>The id and how many bytes it takes.</returns>
    private static (int Id, int Length) ReadId(ulong word)
    {
        var id = (int)word & 0x7F;
        var length = 1;
        for (; (word & 0x80) != 0; length++)
        {
            word >>= 8;
            id |= ((int)word & 0x7F) << (7 * length);
        }

        return (id, length);
    }

    /// <summary>Passes over the sum and the buckets of a sketch.</summary>
    private static int SkipSketch(ReadOnlySpan<byte> bytes, int at)
    {
        at = Varint.Skip(bytes, at, 1);
        var buckets = (int)Varint.Read(bytes, ref at);
        return Varint.Skip(bytes, at, 2 * buckets);
    }

    /// <summary>Adds a sketch of one bucket.</summary>
    private void Insert(int start, MeasureId id, long delta, long sumMs, int bucket, long count)
    {
        Span<byte> entry = stackalloc byte[MostGrowth];
        var end = Varint.Write(entry, 0, (ulong)id.Value);
        end = Varint.WriteSigned(entry, end, delta);
        end = Varint.WriteSigned(entry, end, sumMs);
        end = Varint.Write(entry, end, 1);
        end = Varint.Write(entry, end, (ulong)bucket);
        end = Varint.WriteSigned(entry, end, count);
        Replace(start, start, isKnown: false, entry[..end]);
    }

    private void Replace(int start, int end, bool isKnown, scoped ReadOnlySpan<byte> entry)
    {
        MakeRoom(start, end, isKnown, entry.Length);
        entry.CopyTo(_bytes[start..]);
    }

    /// <summary>Puts what follows a measure where it belongs once the measure takes other room; without any, the measure is gone.</summary>
    private void MakeRoom(int start, int end, bool isKnown, int bytes)
    {
        var newEnd = start + bytes;
        if (newEnd != end)
        {
            if (end < Length)
            {
                _bytes[end..Length].CopyTo(_bytes[newEnd..]);
            }

            Length += newEnd - end;
        }

        _bytes[0] = (byte)(_bytes[0] + (bytes == 0 ? 0 : 1) - (isKnown ? 1 : 0));
    }

    private ref struct BucketWriter(Span<byte> destination)
    {
        private readonly Span<byte> _destination = destination;
        private int _last;

        public int Count { get; private set; }

        public int Length { get; private set; }

        public void Write(int bucket, long count)
        {
            if (count != 0)
            {
                Length = Varint.Write(_destination, Length, (ulong)(bucket - _last));
                Length = Varint.WriteSigned(_destination, Length, count);
                _last = bucket;
                Count++;
            }
        }
    }
}
