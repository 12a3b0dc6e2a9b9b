namespace Streaming.Redis.Connections;

/// <summary>What this process has sent to Redis since it started, and what came of its commits. Safe for use by many threads.</summary>
public sealed class RedisTraffic
{
    private long _commands;
    private long _bytesSent;
    private long _commits;
    private long _commitPayloadBytes;
    private long _refusedCommits;
    private long _retries;

    /// <summary>Commands sent, each script call being one.</summary>
    public long Commands => Interlocked.Read(ref _commands);

    /// <summary>Bytes sent: keys and arguments in the protocol's framing, without the client's own housekeeping.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Commits applied.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Bytes of all fields and values of the applied commits.</summary>
    public long CommitPayloadBytes => Interlocked.Read(ref _commitPayloadBytes);

    /// <summary>Commits refused by a guard.</summary>
    public long RefusedCommits => Interlocked.Read(ref _refusedCommits);

    /// <summary>Times that a commit's reply was lost or its server said "not now", so that its outcome had to be found out.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Bytes that a bulk string takes in the protocol: its length, its bytes, two line ends.</summary>
    /// <param name="length">Bytes of the string.</param>
    internal static int Framed(int length)
    {
        var digits = 1;
        for (var rest = length; rest >= 10; rest /= 10)
        {
            digits++;
        }

        return length + digits + 5;
    }

    /// <summary>Counts a command.</summary>
    /// <param name="bytes">Its bytes.</param>
    internal void Sent(long bytes)
    {
        Interlocked.Increment(ref _commands);
        Interlocked.Add(ref _bytesSent, bytes);
    }

    /// <summary>Counts a commit whose outcome is known.</summary>
    /// <param name="applied">Whether it is stored.</param>
    /// <param name="payloadBytes">Bytes of its fields and values.</param>
    internal void Committed(bool applied, long payloadBytes)
    {
        if (applied)
        {
            Interlocked.Increment(ref _commits);
            Interlocked.Add(ref _commitPayloadBytes, payloadBytes);
        }
        else
        {
            Interlocked.Increment(ref _refusedCommits);
        }
    }

    /// <summary>Counts an outcome that had to be found out.</summary>
    internal void Retried() => Interlocked.Increment(ref _retries);
}
