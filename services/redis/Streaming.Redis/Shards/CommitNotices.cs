using StackExchange.Redis;

namespace Streaming.Redis.Shards;

/// <summary>
/// When to tell the log that a commit is in doubt: once a minute, for a server may be away or full for a night, and every commit on its way is tried again and
/// again meanwhile; at once where the server refuses it for another reason than before.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class CommitNotices(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private string? _refusal;
    private long? _toldDoubtAt;
    private long? _toldUnreadAt;

    /// <summary>Whether to tell that a commit has no answer, or was refused for now; then it counts as told.</summary>
    /// <param name="error">What the client threw.</param>
    public bool IsDoubtDue(Exception error)
    {
        // How a connection fails differs from try to try.
        var refusal = error is RedisServerException ? error.Message : "";
        if (refusal == _refusal && !IsDue(_toldDoubtAt))
        {
            return false;
        }

        (_refusal, _toldDoubtAt) = (refusal, time.GetTimestamp());
        return true;
    }

    /// <summary>Whether to tell that the guard cannot be read; then it counts as told.</summary>
    public bool IsUnreadDue()
    {
        var isDue = IsDue(_toldUnreadAt);
        if (isDue)
        {
            _toldUnreadAt = time.GetTimestamp();
        }

        return isDue;
    }

    private bool IsDue(long? toldAt) => toldAt is not { } at || time.GetElapsedTime(at) >= Interval;
}
