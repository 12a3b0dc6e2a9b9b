using Streaming.Query.Index;

namespace Streaming.Query.Refresh;

/// <summary>Holds the newest snapshot and wakes those who wait for the next one. Safe for use by many threads.</summary>
internal sealed class SnapshotStore
{
    private TaskCompletionSource _next = NewSignal();
    private IndexSnapshot _current = IndexSnapshot.Nothing;
    private int _followers;

    /// <summary>The newest snapshot; <see cref="IndexSnapshot.Nothing"/> before the first.</summary>
    public IndexSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Whether a snapshot of all shards has been published: from then on questions are answered.</summary>
    public bool IsServing { get; private set; }

    /// <summary>Whether somebody waits for whatever comes next, so that it is to be looked for at short intervals also while nothing comes.</summary>
    public bool HasFollowers => Volatile.Read(ref _followers) > 0;

    /// <summary>Somebody waits for whatever comes next, until the place is given back.</summary>
    public IDisposable Follow()
    {
        Interlocked.Increment(ref _followers);
        return new Place(this);
    }

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

    private sealed class Place(SnapshotStore store) : IDisposable
    {
        private int _isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGiven, 1) == 0)
            {
                Interlocked.Decrement(ref store._followers);
            }
        }
    }
}
