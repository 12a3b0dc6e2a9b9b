using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Runs pipe callbacks on a few threads of its own, so that a busy thread pool does not hold up input and output.</summary>
/// <remarks>When more callbacks wait than <c>useThreadPoolQueueLength</c>, the shared thread pool takes the rest.</remarks>
public sealed class DedicatedThreadPoolPipeScheduler : PipeScheduler, IDisposable
{
    [ThreadStatic]
    private static DedicatedThreadPoolPipeScheduler? _current;

    private readonly Queue<(Action<object?> Action, object? State)> _queue = new();
    private readonly int _overflowAt;
    private readonly string _name;
    private int _available;
    private long _byQueue;
    private long _byPool;
    private bool _disposed;

    public DedicatedThreadPoolPipeScheduler(string? name = null, int workerCount = 5, int useThreadPoolQueueLength = 10, ThreadPriority priority = ThreadPriority.Normal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workerCount);
        _name = string.IsNullOrWhiteSpace(name) ? nameof(DedicatedThreadPoolPipeScheduler) : name.Trim();
        _overflowAt = useThreadPoolQueueLength;
        WorkerCount = workerCount;
        for (var i = 0; i < workerCount; i++)
        {
            new Thread(Work) { IsBackground = true, Priority = priority, Name = _name }.Start();
        }
    }

    public static DedicatedThreadPoolPipeScheduler Default { get; } = new("PipelinesDefault");

    public int WorkerCount { get; }

    public long TotalServicedByQueue => Volatile.Read(ref _byQueue);

    public long TotalServicedByPool => Volatile.Read(ref _byPool);

    /// <summary>Workers that wait for something to do.</summary>
    public int AvailableCount => Volatile.Read(ref _available);

    public static bool IsWorker(DedicatedThreadPoolPipeScheduler? pool = null) => pool is null ? _current is not null : _current == pool;

    public override string ToString() => _name;

    public override void Schedule(Action<object?> action, object? state)
    {
        lock (_queue)
        {
            if (!_disposed && WorkerCount > 0 && _queue.Count < _overflowAt)
            {
                _queue.Enqueue((action, state));
                if (_available > 0)
                {
                    Monitor.Pulse(_queue);
                }

                return;
            }
        }

        Interlocked.Increment(ref _byPool);
        ThreadPool.Schedule(action, state);
    }

    /// <summary>Lets the threads finish what is queued and end.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _disposed = true;
            Monitor.PulseAll(_queue);
        }
    }

    private void Work()
    {
        _current = this;
        while (TryTake(out var item))
        {
            try
            {
                item.Action(item.State);
            }
            catch (Exception e)
            {
                // A callback that throws must not end the worker; no caller is left to tell.
                System.Diagnostics.Debug.WriteLine(e);
            }

            Interlocked.Increment(ref _byQueue);
        }
    }

    private bool TryTake(out (Action<object?> Action, object? State) item)
    {
        lock (_queue)
        {
            while (!_queue.TryDequeue(out item))
            {
                if (_disposed)
                {
                    return false;
                }

                _available++;
                Monitor.Wait(_queue);
                _available--;
            }

            return true;
        }
    }
}
