using System.Numerics;
using Streaming.Domain.Binary;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Measures;

/// <summary>
/// Adds up many contents, and gives the sum in its stored form. Every measure has its place, so adding looks for nothing; only the sketches and
/// the answers to surveys, which are as many as there are scales, are kept sorted.
/// </summary>
/// <remarks>Made for being used again and again. Not safe for use by two threads at once.</remarks>
public sealed class MeasureSums
{
    private const int Places = 256;
    private const int WordBits = 64;
    private const int MostHeader = 3 + Varint.MaxBytes + Varint.MaxBytes + 3;
    private const int MostBucket = 3 + Varint.MaxBytes;

    private readonly long[] _values = new long[Places];
    private readonly DurationSketch?[] _sketches = new DurationSketch?[Places];
    private readonly ulong[] _touched = new ulong[Places / WordBits];
    private readonly MeasureSet _others = new();
    private byte[] _written = new byte[512];

    /// <summary>Adds a content.</summary>
    /// <param name="content">The content.</param>
    public void Add(MeasureView content)
    {
        var reader = content.Read();
        while (reader.Read())
        {
            var at = reader.Id.Value;
            if (at >= Places)
            {
                // None of these has a sketch.
                _others.Add(reader.Id, reader.Value);
                continue;
            }

            _values[at] += reader.Value;
            _touched[at / WordBits] |= 1UL << (at % WordBits);
            if (Measure.IsSketch(reader.Id))
            {
                Add(_sketches[at] ??= new DurationSketch(), ref reader);
            }
        }
    }

    /// <summary>Takes the sum out; what is added then belongs to the next one.</summary>
    /// <returns>The sum, in its stored form; valid until the next one is taken.</returns>
    public MeasureView Take()
    {
        var (count, room) = Size();
        var others = _others.View;
        room += others.MostStoredBytes;
        if (_written.Length < room)
        {
            _written = new byte[Math.Max(room, _written.Length * 2)];
        }

        var at = Varint.Write(_written, 0, (ulong)(count + others.Read().Count));
        for (var word = 0; word < _touched.Length; word++)
        {
            for (; _touched[word] != 0; _touched[word] &= _touched[word] - 1)
            {
                at = Write((word * WordBits) + BitOperations.TrailingZeroCount(_touched[word]), at);
            }
        }

        var rest = others.Read();
        while (rest.Read())
        {
            at = Varint.Write(_written, at, (ulong)rest.Id.Value);
            at = Varint.WriteSigned(_written, at, rest.Value);
        }

        _others.Clear();
        return MeasureView.Of(_written.AsSpan(0, at));
    }

    private static void Add(DurationSketch sketch, ref MeasureReader reader)
    {
        sketch.Add(reader.SumMs, bucket: 0, count: 0);
        while (reader.ReadBucket())
        {
            sketch.Add(reader.Bucket, reader.BucketCount);
        }
    }

    /// <summary>How many measures are left that have their place, and most bytes that they need.</summary>
    private (int Count, int Room) Size()
    {
        var (count, room) = (0, Varint.MaxBytes);
        for (var word = 0; word < _touched.Length; word++)
        {
            for (var left = _touched[word]; left != 0; left &= left - 1)
            {
                var at = (word * WordBits) + BitOperations.TrailingZeroCount(left);
                count += IsZero(at) ? 0 : 1;
                room += MostHeader + (MostBucket * (_sketches[at]?.BucketCount ?? 0));
            }
        }

        return (count, room);
    }

    private bool IsZero(int at) => _values[at] == 0 && _sketches[at] is not { IsEmpty: false };

    /// <summary>Writes a measure, unless it is zero, and empties its place.</summary>
    private int Write(int measure, int at)
    {
        if (!IsZero(measure))
        {
            at = Varint.Write(_written, at, (ulong)measure);
            at = Varint.WriteSigned(_written, at, _values[measure]);
            if (_sketches[measure] is { } sketch)
            {
                at = Write(sketch, at);
            }
        }

        _values[measure] = 0;
        _sketches[measure]?.Clear();
        return at;
    }

    private int Write(DurationSketch sketch, int at)
    {
        at = Varint.WriteSigned(_written, at, sketch.SumMs);
        at = Varint.Write(_written, at, (ulong)sketch.BucketCount);
        var buckets = sketch.Buckets;
        var counts = sketch.Counts;
        var last = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            at = Varint.Write(_written, at, (ulong)(buckets[i] - last));
            at = Varint.WriteSigned(_written, at, counts[i]);
            last = buckets[i];
        }

        return at;
    }
}
