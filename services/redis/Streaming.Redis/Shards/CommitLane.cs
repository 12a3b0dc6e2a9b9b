namespace Streaming.Redis.Shards;

/// <summary>
/// The commits of one shard in the order in which they were begun, so that one whose outcome is in doubt can wait for the one before it.
/// </summary>
internal sealed class CommitLane
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Begins a commit behind those begun before. Its first part, up to the send, runs at once: that keeps the order.</summary>
    /// <param name="commit">Performs the commit; gets the task of the one before it.</param>
    public Task<CommitResult> Begin(Func<Task, Task<CommitResult>> commit)
    {
        lock (_lock)
        {
            var begun = commit(_last);
            _last = begun;
            return begun;
        }
    }
}
