namespace Prometheus;

/// <summary>A value that only grows, such as events handled.</summary>
public sealed class Counter : Collector<Counter.Child>, ICounter
{
    internal Counter(string name, string help, string[] labelNames, bool suppressInitialValue, KeyValuePair<string, string>[] staticLabels)
        : base(name, help, labelNames, suppressInitialValue, staticLabels)
    {
    }

    public double Value => Unlabelled.Value;

    internal override string Type => "counter";

    public void Inc(double increment = 1) => Unlabelled.Inc(increment);

    public void IncTo(double targetValue) => Unlabelled.IncTo(targetValue);

    public void Publish() => Unlabelled.Publish();

    public void Unpublish() => Unlabelled.Unpublish();

    private protected override Child Create() => new();

    /// <summary>One counter.</summary>
    public sealed class Child : ChildBase, ICounter
    {
        private byte[] _prefix = [];
        private AtomicDouble _value;

        internal Child()
        {
        }

        public double Value => _value.Value;

        public void Inc(double increment = 1)
        {
            if (!(increment >= 0))
            {
                throw new ArgumentOutOfRangeException(nameof(increment), increment, "A counter cannot go down.");
            }

            _value.Add(increment);
            MarkUsed();
        }

        public void IncTo(double targetValue)
        {
            _value.RaiseTo(targetValue);
            MarkUsed();
        }

        internal override void Write(Exposition exposition) => exposition.Sample(_prefix, _value.Value);

        private protected override void Prepare(string name, KeyValuePair<string, string>[] labels) => _prefix = Exposition.Prefix(name, labels);
    }
}
