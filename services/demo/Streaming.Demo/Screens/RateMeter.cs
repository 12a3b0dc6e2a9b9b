namespace Streaming.Demo.Screens;

/// <summary>How fast a count grows, over the last few seconds. Safe for use by several threads at once.</summary>
/// <param name="time">The clock.</param>
internal sealed class RateMeter(TimeProvider time)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, long Count)> _marks = new();

    /// <summary>Growth per second; 0 when nothing was told for a while.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                Forget();
                if (_marks.Count < 2)
                {
                    return 0;
                }

                var first = _marks.Peek();
                var last = _marks.Last();
                var seconds = time.GetElapsedTime(first.At, last.At).TotalSeconds;
                return seconds > 0 ? (last.Count - first.Count) / seconds : 0;
            }
        }
    }

    /// <summary>Tells the count.</summary>
    /// <param name="count">The count; never falls.</param>
    public void Add(long count)
    {
        lock (_lock)
        {
            _marks.Enqueue((time.GetTimestamp(), count));
            Forget();
        }
    }

    private void Forget()
    {
        while (_marks.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > Span)
        {
            _marks.Dequeue();
        }
    }
}
