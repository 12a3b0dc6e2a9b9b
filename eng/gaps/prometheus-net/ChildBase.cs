namespace Prometheus;

/// <summary>One combination of label values of a family.</summary>
public abstract class ChildBase : ICollectorChild, IDisposable
{
    private Action<ChildBase>? _remove;
    private volatile bool _published;

    private protected ChildBase()
    {
    }

    internal string[] LabelValues { get; private set; } = [];

    internal bool IsPublished => _published;

    /// <summary>Shows the child, if it was made to stay out of the output at first.</summary>
    public void Publish() => _published = true;

    /// <summary>Takes the child out of the output until it is next given a value.</summary>
    public void Unpublish() => _published = false;

    /// <summary>Removes the child from its family; what is later recorded on it goes nowhere.</summary>
    public void Remove() => _remove?.Invoke(this);

    public void Dispose()
    {
        Remove();
        GC.SuppressFinalize(this);
    }

    public override string ToString() => string.Join(",", LabelValues);

    internal void Attach(string name, string[] labelValues, KeyValuePair<string, string>[] labels, bool published, Action<ChildBase> remove)
    {
        LabelValues = labelValues;
        _published = published;
        _remove = remove;
        Prepare(name, labels);
    }

    internal abstract void Write(Exposition exposition);

    private protected abstract void Prepare(string name, KeyValuePair<string, string>[] labels);

    private protected void MarkUsed()
    {
        if (!_published)
        {
            _published = true;
        }
    }
}
