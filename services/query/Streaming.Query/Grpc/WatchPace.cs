using Grpc.Core;
using Streaming.Contracts;
using Streaming.Query.Refresh;

namespace Streaming.Query.Grpc;

/// <summary>The pace of watches that send what happens to tickets: how they wait for a new state, and how long for a slow reader.</summary>
/// <param name="snapshots">Tells when there is a new state.</param>
/// <param name="time">Times the pauses.</param>
internal sealed class WatchPace(SnapshotStore snapshots, TimeProvider time)
{
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(QueryLimits.WatchRepeatSeconds);

    /// <summary>Asks for new states at short intervals until the place is given back.</summary>
    public IDisposable Follow() => snapshots.Follow();

    /// <summary>Now, as a time stamp.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>Whether it is time to say that the stream is alive.</summary>
    /// <param name="sent">When the last message was sent; the least number before the first.</param>
    public bool IsDue(long sent) => sent == long.MinValue || time.GetElapsedTime(sent) >= Repeat;

    /// <summary>Waits for a state other than one, or for the time to say that the stream is alive.</summary>
    /// <param name="number">The number of that state.</param>
    /// <param name="sent">When the last message was sent.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    public async Task PauseAsync(long number, long sent, CancellationToken cancellationToken)
    {
        var left = Repeat - time.GetElapsedTime(sent);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(snapshots.WaitForOtherThan(number), Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Sends a message, once the reader takes it.</summary>
    /// <param name="stream">The reader.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    /// <exception cref="RpcException">The reader took nothing for too long.</exception>
    public Task WriteAsync<T>(IServerStreamWriter<T> stream, T message, CancellationToken cancellationToken) =>
        PatientWrite.ToAsync(stream, message, time, PatientWrite.Resume, cancellationToken);
}
