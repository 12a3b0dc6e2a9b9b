namespace Streaming.Ingestion.Consuming;

/// <summary>Wakes the one thread that waits. A call that comes before the wait is not lost, and one that comes too late does no harm.</summary>
internal sealed class Signal
{
    private readonly object _gate = new();
    private bool _isSet;

    /// <summary>Wakes the waiting thread, or lets its next wait end at once. Safe for use by any thread.</summary>
    public void Set()
    {
        lock (_gate)
        {
            _isSet = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits until somebody calls <see cref="Set"/>, or the time is over.</summary>
    /// <param name="timeoutMs">The longest wait, milliseconds.</param>
    public void Wait(int timeoutMs)
    {
        lock (_gate)
        {
            if (!_isSet)
            {
                Monitor.Wait(_gate, timeoutMs);
            }

            _isSet = false;
        }
    }
}
