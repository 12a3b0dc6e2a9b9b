using System.Collections.Concurrent;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>
/// What was computed of intervals of one state, for whoever asks for the same ones. Begins anew when it is full: what is asked now is what will be asked
/// again, and a state that nothing changes may be asked for ever other intervals, as the present moves on.
/// </summary>
/// <remarks>Safe for use by many threads.</remarks>
/// <typeparam name="T">What is computed; never changes.</typeparam>
/// <param name="most">Most intervals held, but for those that several threads add at once.</param>
internal sealed class IntervalMemory<T>(int most)
{
    private ConcurrentDictionary<TimeInterval, T> _known = new();

    /// <summary>How many intervals are held.</summary>
    public int Count => Volatile.Read(ref _known).Count;

    /// <summary>What is known of an interval, or is computed now.</summary>
    /// <typeparam name="TState">Type of what it is computed from.</typeparam>
    /// <param name="interval">The interval.</param>
    /// <param name="compute">Computes it; by two threads at once perhaps.</param>
    /// <param name="state">What it is computed from.</param>
    public T Of<TState>(TimeInterval interval, Func<TimeInterval, TState, T> compute, TState state)
    {
        var known = Volatile.Read(ref _known);
        if (known.TryGetValue(interval, out var value))
        {
            return value;
        }

        if (known.Count >= most)
        {
            Interlocked.CompareExchange(ref _known, new(), known);
            known = Volatile.Read(ref _known);
        }

        return known.GetOrAdd(interval, compute, state);
    }
}
