using System.Collections.Concurrent;
using Streaming.Domain.Windows;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>
/// Results that watches have in common: of one question over one state each is computed once, however many boards show it. Holds those of
/// the newest state alone.
/// </summary>
/// <remarks>Safe for use by many threads. Results are shared: nobody may change one.</remarks>
internal sealed class SharedResults
{
    /// <summary>Most results held: as-of moves on over a state that does not.</summary>
    private const int MostResults = 1_000;

    private Generation _newest = new(-1);
    private long _computed;

    /// <summary>How many were computed.</summary>
    public long Computed => Interlocked.Read(ref _computed);

    /// <summary>A result that is there already, or is computed now.</summary>
    /// <param name="question">What is asked; equal questions have equal results over one state.</param>
    /// <param name="snapshot">Number of the state.</param>
    /// <param name="compute">Computes it.</param>
    public Wire.KpiResult Of(SharedQuestion question, long snapshot, Func<Wire.KpiResult> compute) =>
        GenerationOf(snapshot).Results.GetOrAdd(
            question,
            static (_, state) => new Lazy<Wire.KpiResult>(() =>
            {
                Interlocked.Increment(ref state.Owner._computed);
                return state.Compute();
            }),
            (Owner: this, Compute: compute)).Value;

    private Generation GenerationOf(long snapshot)
    {
        while (true)
        {
            var newest = Volatile.Read(ref _newest);
            if (newest.Snapshot == snapshot && newest.Results.Count < MostResults)
            {
                return newest;
            }

            var next = new Generation(snapshot);
            if (newest.Snapshot > snapshot)
            {
                // Asked by one that has not yet seen the newest state: answered, and not kept.
                return next;
            }

            if (Interlocked.CompareExchange(ref _newest, next, newest) == newest)
            {
                return next;
            }
        }
    }

    private sealed class Generation(long snapshot)
    {
        public long Snapshot { get; } = snapshot;

        public ConcurrentDictionary<SharedQuestion, Lazy<Wire.KpiResult>> Results { get; } = new();
    }
}

/// <summary>What makes two results over one state equal.</summary>
/// <param name="Selection">Hash of the whole request.</param>
/// <param name="Window">The window.</param>
/// <param name="Interval">Its exact interval.</param>
/// <param name="Previous">The interval that it is compared with.</param>
internal sealed record SharedQuestion(string Selection, string Window, TimeInterval Interval, TimeInterval? Previous);
