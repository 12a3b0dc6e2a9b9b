namespace Prometheus;

/// <summary>Observations counted by size, such as durations.</summary>
public sealed class Histogram : Collector<Histogram.Child>, IHistogram
{
    private static readonly double[] DefaultBuckets = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10];

    private readonly double[] _bounds;

    internal Histogram(string name, string help, string[] labelNames, bool suppressInitialValue, double[]? buckets, KeyValuePair<string, string>[] staticLabels)
        : base(name, help, labelNames, suppressInitialValue, staticLabels)
    {
        if (labelNames.Contains("le"))
        {
            throw new ArgumentException($"Histogram '{name}' cannot have a label 'le'.", nameof(labelNames));
        }

        buckets ??= DefaultBuckets;
        if (buckets.Length == 0)
        {
            throw new ArgumentException($"Histogram '{name}' needs at least one bucket.", nameof(buckets));
        }

        for (var i = 1; i < buckets.Length; i++)
        {
            if (!(buckets[i] > buckets[i - 1]))
            {
                throw new ArgumentException($"The buckets of histogram '{name}' must ascend.", nameof(buckets));
            }
        }

        _bounds = double.IsPositiveInfinity(buckets[^1]) ? buckets : [.. buckets, double.PositiveInfinity];
    }

    public double Sum => Unlabelled.Sum;

    public long Count => Unlabelled.Count;

    internal override string Type => "histogram";

    public static double[] ExponentialBuckets(double start, double factor, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(start);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(factor, 1);
        var buckets = new double[count];
        for (var i = 0; i < count; i++, start *= factor)
        {
            buckets[i] = start;
        }

        return buckets;
    }

    public static double[] LinearBuckets(double start, double width, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var buckets = new double[count];
        for (var i = 0; i < count; i++, start += width)
        {
            buckets[i] = start;
        }

        return buckets;
    }

    public void Observe(double val) => Unlabelled.Observe(val);

    public void Observe(double val, long count) => Unlabelled.Observe(val, count);

    public void Publish() => Unlabelled.Publish();

    public void Unpublish() => Unlabelled.Unpublish();

    private protected override Child Create() => new(_bounds);

    /// <summary>One histogram.</summary>
    public sealed class Child : ChildBase, IHistogram
    {
        private readonly double[] _bounds;
        private readonly long[] _counts;
        private byte[][] _bucketPrefixes = [];
        private byte[] _sumPrefix = [];
        private byte[] _countPrefix = [];
        private AtomicDouble _sum;

        internal Child(double[] bounds)
        {
            _bounds = bounds;
            _counts = new long[bounds.Length];
        }

        public double Sum => _sum.Value;

        public long Count
        {
            get
            {
                var total = 0L;
                for (var i = 0; i < _counts.Length; i++)
                {
                    total += Volatile.Read(ref _counts[i]);
                }

                return total;
            }
        }

        public void Observe(double val) => Observe(val, 1);

        public void Observe(double val, long count)
        {
            if (double.IsNaN(val))
            {
                return;
            }

            var index = Array.BinarySearch(_bounds, val);
            Interlocked.Add(ref _counts[index < 0 ? ~index : index], count);
            _sum.Add(val * count);
            MarkUsed();
        }

        internal override void Write(Exposition exposition)
        {
            exposition.Sample(_sumPrefix, _sum.Value);
            var total = 0L;
            for (var i = 0; i < _counts.Length; i++)
            {
                total += Volatile.Read(ref _counts[i]);
                exposition.Sample(_bucketPrefixes[i], total);
            }

            exposition.Sample(_countPrefix, total);
        }

        private protected override void Prepare(string name, KeyValuePair<string, string>[] labels)
        {
            _sumPrefix = Exposition.Prefix(name + "_sum", labels);
            _countPrefix = Exposition.Prefix(name + "_count", labels);
            _bucketPrefixes = Array.ConvertAll(_bounds, bound => Exposition.Prefix(name + "_bucket", [.. labels, new("le", Exposition.Spell(bound))]));
        }
    }
}
