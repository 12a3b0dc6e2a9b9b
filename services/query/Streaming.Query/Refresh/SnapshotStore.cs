using Streaming.Query.Index;

namespace Streaming.Query.Refresh;

/// <summary>Holds the newest snapshot and wakes those who wait for the next one. Safe for use by many threads.</summary>
internal sealed class SnapshotStore
{
    private TaskCompletionSource _next = NewSignal();
    private IndexSnapshot _current = IndexSnapshot.Nothing;

    /// <summary>The newest snapshot; <see cref="IndexSnapshot.Nothing"/> before the first.</summary>
    public IndexSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Whether a snapshot of all shards has been published: from then on questions are answered.</summary>
    public bool IsServing { get; private set; }

    /// <summary>Makes a snapshot the newest one. Called by one thread only.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public void Publish(IndexSnapshot snapshot)
    {
        Volatile.Write(ref _current, snapshot);
        IsServing |= snapshot.IsComplete;
        Interlocked.Exchange(ref _next, NewSignal()).SetResult();
    }

    /// <summary>Completes when a snapshot other than the one of a number is the newest.</summary>
    /// <param name="number">The number of the snapshot that the caller has.</param>
    public Task WaitForOtherThan(long number)
    {
        // The signal first: a snapshot published in between completes it.
        var signal = Volatile.Read(ref _next).Task;
        return Current.Number != number ? Task.CompletedTask : signal;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
