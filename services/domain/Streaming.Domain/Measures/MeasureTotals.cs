using Streaming.Domain.Binary;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Measures;

/// <summary>
/// The sum of many cells: what KPIs are computed from. Dense, so that merging thousands of cells costs one addition for each bucket, and
/// reusable: <see cref="Clear"/> empties it without giving back its room.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
public sealed class MeasureTotals
{
    private const int InitialMeasures = 32;

    private int[] _surveyIds = new int[InitialMeasures];
    private long[] _surveyCounts = new long[InitialMeasures];
    private int _surveys;
    private long[] _values = new long[InitialMeasures];
    private long[] _sumsMs = new long[InitialMeasures];
    private DenseSketch?[] _sketches = new DenseSketch?[InitialMeasures];

    /// <summary>Whether no cell with any content has been added since the last <see cref="Clear"/>.</summary>
    public bool IsUntouched { get; private set; } = true;

    /// <summary>Counts of answers to surveys by measure, in the order of the measures' numbers, zeros included.</summary>
    public IEnumerable<KeyValuePair<MeasureId, long>> SurveyAnswers
    {
        get
        {
            for (var i = 0; i < _surveys; i++)
            {
                yield return new KeyValuePair<MeasureId, long>(new MeasureId(_surveyIds[i]), _surveyCounts[i]);
            }
        }
    }

    /// <summary>Empties the totals.</summary>
    public void Clear()
    {
        IsUntouched = true;
        Array.Clear(_values);
        Array.Clear(_sumsMs);
        _surveys = 0;
        foreach (var sketch in _sketches)
        {
            sketch?.Clear();
        }
    }

    /// <summary>Adds a cell.</summary>
    /// <param name="cell">The cell's measures.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(MeasureSet cell, int sign = 1) => Add(cell.View, sign);

    /// <summary>Adds the content of a cell.</summary>
    /// <param name="cell">The content.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(MeasureView cell, int sign = 1)
    {
        if (!cell.Stored.IsEmpty)
        {
            AddStored(cell.Stored, sign);
            return;
        }

        foreach (ref readonly var entry in cell.Entries)
        {
            if (AddNumber(entry.Id, sign * entry.Value) && entry.Sketch is not null)
            {
                _sumsMs[entry.Id.Value] += sign * entry.SumMs;
                SketchOf(entry.Id).Add(entry.Sketch, sign);
            }
        }
    }

    /// <summary>The number that a measure adds up to; for a sketch measure, how many durations.</summary>
    /// <param name="id">The measure.</param>
    public long Count(MeasureId id)
    {
        if (id.IsSurvey)
        {
            var at = _surveyIds.AsSpan(0, _surveys).BinarySearch(id.Value);
            return at >= 0 ? _surveyCounts[at] : 0;
        }

        return id.Value < _values.Length ? _values[id.Value] : 0;
    }

    /// <summary>The sum of the durations of a sketch measure, exact, in milliseconds.</summary>
    /// <param name="id">The measure.</param>
    public long SumMs(MeasureId id) => id.Value < _sumsMs.Length ? _sumsMs[id.Value] : 0;

    /// <summary>A quantile of the durations of a sketch measure by nearest rank, in milliseconds, within 0.79 %.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="perMille">0 for the smallest, 500 for the median, 1000 for the greatest duration.</param>
    /// <returns><see langword="null"/> when there is no duration.</returns>
    public double? QuantileMs(MeasureId id, int perMille)
    {
        var count = Count(id);
        if (count <= 0 || id.Value >= _sketches.Length || _sketches[id.Value] is not { } sketch)
        {
            return null;
        }

        // Nearest rank: the smallest duration that at least perMille of 1000 do not exceed.
        var rank = Math.Max(1, checked((count * perMille) + 999) / 1000);
        return sketch.AtRank(rank);
    }

    private void AddStored(ReadOnlySpan<byte> stored, int sign)
    {
        var reader = new ByteReader(stored);
        for (var measures = reader.ReadLength(); measures > 0; measures--)
        {
            var id = new MeasureId(reader.ReadInt());
            AddNumber(id, sign * reader.ReadSigned());
            if (Measure.IsSketch(id))
            {
                _sumsMs[id.Value] += sign * reader.ReadSigned();
                SketchOf(id).Add(ref reader, sign);
            }
        }
    }

    /// <summary>Adds to the number of a measure, and makes room for its sum and its sketch.</summary>
    /// <returns>Whether it may have these.</returns>
    private bool AddNumber(MeasureId id, long value)
    {
        IsUntouched = false;
        if (id.IsSurvey)
        {
            // The place first: finding it may replace the array.
            var place = SurveyPlace(id.Value);
            _surveyCounts[place] += value;
            return false;
        }

        EnsureRoom(id.Value);
        _values[id.Value] += value;
        return true;
    }

    private DenseSketch SketchOf(MeasureId id) => _sketches[id.Value] ??= new DenseSketch();

    private int SurveyPlace(int id)
    {
        var at = _surveyIds.AsSpan(0, _surveys).BinarySearch(id);
        if (at >= 0)
        {
            return at;
        }

        at = ~at;
        if (_surveys == _surveyIds.Length)
        {
            Array.Resize(ref _surveyIds, _surveys * 2);
            Array.Resize(ref _surveyCounts, _surveys * 2);
        }

        Array.Copy(_surveyIds, at, _surveyIds, at + 1, _surveys - at);
        Array.Copy(_surveyCounts, at, _surveyCounts, at + 1, _surveys - at);
        _surveyIds[at] = id;
        _surveyCounts[at] = 0;
        _surveys++;
        return at;
    }

    private void EnsureRoom(int at)
    {
        if (at >= _values.Length)
        {
            Array.Resize(ref _values, at + 1);
            Array.Resize(ref _sumsMs, at + 1);
            Array.Resize(ref _sketches, at + 1);
        }
    }

    /// <summary>A sketch with one number for every bucket, and the range of those that were touched.</summary>
    private sealed class DenseSketch
    {
        private readonly long[] _counts = new long[SketchBuckets.Count];
        private int _first = int.MaxValue;
        private int _last = -1;

        public void Add(DurationSketch other, int sign)
        {
            var buckets = other.Buckets;
            var counts = other.Counts;
            if (buckets.IsEmpty)
            {
                return;
            }

            _first = Math.Min(_first, buckets[0]);
            _last = Math.Max(_last, buckets[^1]);
            for (var i = 0; i < buckets.Length; i++)
            {
                _counts[buckets[i]] += sign * counts[i];
            }
        }

        public void Add(ref ByteReader reader, int sign)
        {
            var bucket = 0;
            for (var left = reader.ReadLength(); left > 0; left--)
            {
                bucket += reader.ReadInt();
                _counts[bucket] += sign * reader.ReadSigned();
                _first = Math.Min(_first, bucket);
                _last = Math.Max(_last, bucket);
            }
        }

        public double? AtRank(long rank)
        {
            for (var bucket = _first; bucket <= _last; bucket++)
            {
                rank -= _counts[bucket];
                if (rank <= 0)
                {
                    return SketchBuckets.MidpointMs(bucket);
                }
            }

            return null;
        }

        public void Clear()
        {
            if (_last >= 0)
            {
                Array.Clear(_counts, _first, _last - _first + 1);
                _first = int.MaxValue;
                _last = -1;
            }
        }
    }
}
