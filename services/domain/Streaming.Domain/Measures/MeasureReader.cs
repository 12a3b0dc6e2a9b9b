using Streaming.Domain.Binary;

namespace Streaming.Domain.Measures;

/// <summary>
/// Goes through the measures of a set, and through the buckets of each, in ascending order and without making objects, in whichever form the
/// set is kept.
/// </summary>
public ref struct MeasureReader
{
    private readonly ReadOnlySpan<MeasureEntry> _entries;
    private readonly bool _isPacked;
    private readonly int _measures;
    private ByteReader _packed;
    private ReadOnlySpan<ushort> _buckets;
    private ReadOnlySpan<long> _counts;
    private int _at;
    private int _bucketAt;

    internal MeasureReader(ReadOnlySpan<byte> packed)
    {
        _isPacked = true;
        _packed = new ByteReader(packed);
        _measures = _packed.ReadLength();
    }

    internal MeasureReader(ReadOnlySpan<MeasureEntry> entries)
    {
        _entries = entries;
        _measures = entries.Length;
    }

    /// <summary>Number of measures, those read already included.</summary>
    public readonly int Count => _measures;

    /// <summary>The measure.</summary>
    public MeasureId Id { get; private set; }

    /// <summary>The number; for a sketch measure, how many durations.</summary>
    public long Value { get; private set; }

    /// <summary>Sum of the durations, milliseconds; 0 for other measures.</summary>
    public long SumMs { get; private set; }

    /// <summary>Number of buckets that were not read yet.</summary>
    public int BucketsLeft { get; private set; }

    /// <summary>The bucket read last.</summary>
    public int Bucket { get; private set; }

    /// <summary>How many durations are in it.</summary>
    public long BucketCount { get; private set; }

    /// <summary>Goes to the next measure.</summary>
    /// <returns><see langword="false"/> when there is none.</returns>
    public bool Read()
    {
        if (_isPacked)
        {
            return ReadPacked();
        }

        if (_at == _measures)
        {
            return false;
        }

        ref readonly var entry = ref _entries[_at++];
        (Id, Value, SumMs) = (entry.Id, entry.Value, entry.SumMs);
        _buckets = entry.Sketch is null ? default : entry.Sketch.Buckets;
        _counts = entry.Sketch is null ? default : entry.Sketch.Counts;
        _bucketAt = 0;
        BucketsLeft = _buckets.Length;
        return true;
    }

    /// <summary>Goes to the next bucket of the measure.</summary>
    /// <returns><see langword="false"/> when there is none.</returns>
    public bool ReadBucket()
    {
        if (BucketsLeft == 0)
        {
            return false;
        }

        BucketsLeft--;
        if (_isPacked)
        {
            Bucket += _packed.ReadInt();
            BucketCount = _packed.ReadSigned();
        }
        else
        {
            Bucket = _buckets[_bucketAt];
            BucketCount = _counts[_bucketAt++];
        }

        return true;
    }

    private bool ReadPacked()
    {
        for (var left = 2 * BucketsLeft; left > 0; left--)
        {
            _packed.ReadUnsigned();
        }

        BucketsLeft = 0;
        if (_at == _measures)
        {
            return false;
        }

        _at++;
        Id = new MeasureId(_packed.ReadInt());
        Value = _packed.ReadSigned();
        SumMs = 0;
        if (Measure.IsSketch(Id))
        {
            SumMs = _packed.ReadSigned();
            BucketsLeft = _packed.ReadLength();
            Bucket = 0;
        }

        return true;
    }
}
