using System.Collections.Concurrent;

namespace Prometheus;

/// <summary>Metric families by name, and what to do before they are printed.</summary>
/// <remarks>All members may be called from any thread.</remarks>
public sealed class CollectorRegistry : ICollectorRegistry
{
    private readonly ConcurrentDictionary<string, Collector> _collectors = new();
    private readonly ConcurrentQueue<Collector> _inOrder = new();
    private readonly ConcurrentQueue<Action> _callbacks = new();
    private readonly ConcurrentQueue<Func<CancellationToken, Task>> _asyncCallbacks = new();
    private readonly Lock _adding = new();
    private Action? _firstCollect;
    private KeyValuePair<string, string>[] _staticLabels = [];

    public IEnumerable<KeyValuePair<string, string>> StaticLabels => _staticLabels;

    internal KeyValuePair<string, string>[] Labels => _staticLabels;

    public void AddBeforeCollectCallback(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _callbacks.Enqueue(callback);
    }

    public void AddBeforeCollectCallback(Func<CancellationToken, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _asyncCallbacks.Enqueue(callback);
    }

    /// <summary>Labels that every metric of this registry carries; to be set before the first metric is made.</summary>
    /// <exception cref="InvalidOperationException">There are metrics already, or labels were set before.</exception>
    public void SetStaticLabels(IDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        lock (_adding)
        {
            if (!_collectors.IsEmpty || _staticLabels.Length > 0)
            {
                throw new InvalidOperationException("Static labels can be set once, before the first metric is made.");
            }

            foreach (var (name, _) in labels)
            {
                Names.CheckLabel(name);
            }

            _staticLabels = [.. labels];
        }
    }

    public Task CollectAndExportAsTextAsync(Stream to, CancellationToken cancel = default)
        => CollectAndExportAsTextAsync(to, ExpositionFormat.PrometheusText, cancel);

    /// <exception cref="NotSupportedException"><paramref name="format"/> is not the Prometheus text format.</exception>
    public async Task CollectAndExportAsTextAsync(Stream to, ExpositionFormat format, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (format != ExpositionFormat.PrometheusText)
        {
            throw new NotSupportedException($"Only the Prometheus text format is written here, not {format}.");
        }

        Interlocked.Exchange(ref _firstCollect, null)?.Invoke();
        foreach (var callback in _callbacks)
        {
            callback();
        }

        await Task.WhenAll(_asyncCallbacks.Select(callback => callback(cancel))).ConfigureAwait(false);

        using var exposition = new Exposition(to);
        foreach (var collector in _inOrder)
        {
            await collector.WriteAsync(exposition, cancel).ConfigureAwait(false);
        }

        await exposition.FlushAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>What to run once, before the first print; replaces what was set before.</summary>
    internal void OnFirstCollect(Action? action) => _firstCollect = action;

    /// <summary>The family of that name, made if it is new; one of another kind or other labels is an error.</summary>
    internal TCollector GetOrAdd<TCollector>(string name, string[] labelNames, Func<KeyValuePair<string, string>[], TCollector> create)
        where TCollector : Collector
    {
        if (!_collectors.TryGetValue(name, out var found))
        {
            Names.CheckMetric(name);
            foreach (var label in labelNames)
            {
                Names.CheckLabel(label);
            }

            lock (_adding)
            {
                if (!_collectors.TryGetValue(name, out found))
                {
                    found = create(_staticLabels);
                    _collectors[name] = found;
                    _inOrder.Enqueue(found);
                }
            }
        }

        if (found is not TCollector same)
        {
            throw new InvalidOperationException($"Metric '{name}' exists as a {found.Type}.");
        }

        if (!found.LabelNames.AsSpan().SequenceEqual(labelNames))
        {
            throw new InvalidOperationException($"Metric '{name}' exists with the labels {string.Join(", ", found.LabelNames)}, not {string.Join(", ", labelNames)}.");
        }

        return same;
    }
}
