using System.Collections.Concurrent;

namespace Prometheus;

/// <summary>A metric family.</summary>
public abstract class Collector
{
    private byte[]? _header;

    private protected Collector(string name, string help, string[] labelNames)
    {
        Name = name;
        Help = help;
        LabelNames = labelNames;
    }

    public string Name { get; }

    public string Help { get; }

    public string[] LabelNames { get; }

    internal abstract string Type { get; }

    private protected byte[] Header => _header ??= Exposition.Header(Name, Help, Type);

    public override string ToString() => $"{Name}{{{string.Join(",", LabelNames)}}}";

    internal abstract ValueTask WriteAsync(Exposition exposition, CancellationToken cancel);
}

/// <summary>A metric family whose children are of type <typeparamref name="TChild"/>.</summary>
public abstract class Collector<TChild> : Collector, ICollector<TChild>
    where TChild : ChildBase
{
    private readonly ConcurrentDictionary<string[], TChild> _children = new(LabelValuesComparer.Instance);
    private readonly ConcurrentDictionary<string[], TChild>.AlternateLookup<ReadOnlySpan<string>> _childrenBySpan;
    private readonly KeyValuePair<string, string>[] _staticLabels;
    private readonly Lazy<TChild> _unlabelled;
    private readonly bool _published;

    private protected Collector(string name, string help, string[] labelNames, bool suppressInitialValue, KeyValuePair<string, string>[] staticLabels)
        : base(name, help, labelNames)
    {
        _childrenBySpan = _children.GetAlternateLookup<ReadOnlySpan<string>>();
        _staticLabels = staticLabels;
        _published = !suppressInitialValue;
        _unlabelled = new Lazy<TChild>(() => WithLabels([]));
    }

    protected TChild Unlabelled => _unlabelled.Value;

    TChild ICollector<TChild>.Unlabelled => Unlabelled;

    public TChild Labels(params string[] labelValues) => WithLabels(labelValues);

    public TChild WithLabels(params string[] labelValues)
    {
        ArgumentNullException.ThrowIfNull(labelValues);
        return WithLabels(labelValues.AsSpan());
    }

    public TChild WithLabels(ReadOnlyMemory<string> labelValues) => WithLabels(labelValues.Span);

    public TChild WithLabels(ReadOnlySpan<string> labelValues)
    {
        if (_childrenBySpan.TryGetValue(labelValues, out var child))
        {
            return child;
        }

        return _children.GetOrAdd(Checked(labelValues), static (values, self) => self.NewChild(values), this);
    }

    public void RemoveLabelled(params string[] labelValues) => _children.TryRemove(labelValues, out _);

    public IEnumerable<string[]> GetAllLabelValues() => _children.Keys.Where(static values => values.Length > 0).Select(static values => (string[])values.Clone());

    private protected abstract TChild Create();

    internal void Remove(ChildBase child) => RemoveLabelled(child.LabelValues);

    /// <summary>A family without labels exists from the start, so that it is printed before its first use.</summary>
    internal void EnsureUnlabelled()
    {
        if (LabelNames.Length == 0)
        {
            _ = Unlabelled;
        }
    }

    internal override async ValueTask WriteAsync(Exposition exposition, CancellationToken cancel)
    {
        var opened = false;
        foreach (var (_, child) in _children)
        {
            if (!child.IsPublished)
            {
                continue;
            }

            if (!opened)
            {
                exposition.Raw(Header);
                opened = true;
            }

            child.Write(exposition);
            if (exposition.IsFull)
            {
                await exposition.FlushAsync(cancel).ConfigureAwait(false);
            }
        }
    }

    private TChild NewChild(string[] values)
    {
        var child = Create();
        var labels = new KeyValuePair<string, string>[values.Length + _staticLabels.Length];
        for (var i = 0; i < values.Length; i++)
        {
            labels[i] = new(LabelNames[i], values[i]);
        }

        _staticLabels.CopyTo(labels, values.Length);
        child.Attach(Name, values, labels, _published, Remove);
        return child;
    }

    private string[] Checked(ReadOnlySpan<string> values)
    {
        if (values.Length != LabelNames.Length)
        {
            throw new ArgumentException($"Metric '{Name}' has {LabelNames.Length} labels, and {values.Length} values were given.", nameof(values));
        }

        foreach (var value in values)
        {
            if (value is null)
            {
                throw new ArgumentNullException(nameof(values), $"Metric '{Name}' was given a label value that is null.");
            }
        }

        return values.ToArray();
    }
}
