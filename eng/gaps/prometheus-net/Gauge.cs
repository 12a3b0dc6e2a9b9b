namespace Prometheus;

/// <summary>A value that goes up and down, such as a queue's length.</summary>
public sealed class Gauge : Collector<Gauge.Child>, IGauge
{
    internal Gauge(string name, string help, string[] labelNames, bool suppressInitialValue, KeyValuePair<string, string>[] staticLabels)
        : base(name, help, labelNames, suppressInitialValue, staticLabels)
    {
    }

    public double Value => Unlabelled.Value;

    internal override string Type => "gauge";

    public void Inc(double increment = 1) => Unlabelled.Inc(increment);

    public void Set(double val) => Unlabelled.Set(val);

    public void Dec(double decrement = 1) => Unlabelled.Dec(decrement);

    public void IncTo(double targetValue) => Unlabelled.IncTo(targetValue);

    public void DecTo(double targetValue) => Unlabelled.DecTo(targetValue);

    public void Publish() => Unlabelled.Publish();

    public void Unpublish() => Unlabelled.Unpublish();

    private protected override Child Create() => new();

    /// <summary>One gauge.</summary>
    public sealed class Child : ChildBase, IGauge
    {
        private byte[] _prefix = [];
        private AtomicDouble _value;

        internal Child()
        {
        }

        public double Value => _value.Value;

        public void Inc(double increment = 1)
        {
            _value.Add(increment);
            MarkUsed();
        }

        public void Set(double val)
        {
            _value.Value = val;
            MarkUsed();
        }

        public void Dec(double decrement = 1) => Inc(-decrement);

        public void IncTo(double targetValue)
        {
            _value.RaiseTo(targetValue);
            MarkUsed();
        }

        public void DecTo(double targetValue)
        {
            _value.LowerTo(targetValue);
            MarkUsed();
        }

        internal override void Write(Exposition exposition) => exposition.Sample(_prefix, _value.Value);

        private protected override void Prepare(string name, KeyValuePair<string, string>[] labels) => _prefix = Exposition.Prefix(name, labels);
    }
}
