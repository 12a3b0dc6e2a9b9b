using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Socket arguments that can be awaited: start the operation, call <see cref="Complete"/> if it ended at once, then await.</summary>
public class SocketAwaitableEventArgs(PipeScheduler? ioScheduler = null) : SocketAsyncEventArgs, ICriticalNotifyCompletion
{
    private static readonly Action AlreadyCompleted = static () => { };

    private Action? _continuation;
    private SocketError _aborted = SocketError.Success;

    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), AlreadyCompleted);

    public SocketAwaitableEventArgs GetAwaiter() => this;

    /// <summary>The bytes transferred.</summary>
    /// <exception cref="SocketException">The operation failed or was aborted.</exception>
    public int GetResult()
    {
        Volatile.Write(ref _continuation, null);
        var error = _aborted != SocketError.Success ? _aborted : SocketError;
        return error == SocketError.Success ? BytesTransferred : throw new SocketException((int)error);
    }

    public void OnCompleted(Action continuation)
    {
        if (ReferenceEquals(Volatile.Read(ref _continuation), AlreadyCompleted)
            || ReferenceEquals(Interlocked.CompareExchange(ref _continuation, continuation, null), AlreadyCompleted))
        {
            Run(continuation);
        }
    }

    public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);

    /// <summary>Marks the operation as ended and runs who awaits it.</summary>
    public void Complete()
    {
        if (Interlocked.Exchange(ref _continuation, AlreadyCompleted) is { } waiting && !ReferenceEquals(waiting, AlreadyCompleted))
        {
            Run(waiting);
        }
    }

    /// <summary>Ends the wait with an error, whatever becomes of the operation.</summary>
    public void Abort(SocketError error = SocketError.OperationAborted)
    {
        if (error == SocketError.Success)
        {
            throw new ArgumentException("An abort needs an error.", nameof(error));
        }

        _aborted = error;
        Complete();
    }

    protected override void OnCompleted(SocketAsyncEventArgs e) => Complete();

    private void Run(Action continuation)
    {
        if (ioScheduler is null || ioScheduler == PipeScheduler.Inline)
        {
            continuation();
        }
        else
        {
            ioScheduler.Schedule(static state => ((Action)state!)(), continuation);
        }
    }
}
