using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A connected socket as a pair of pipes, each with a loop of its own.</summary>
public sealed class SocketConnection : IMeasuredDuplexPipe, IDisposable
{
    private readonly Pipe _received;
    private readonly Pipe _toSend;
    private readonly string _name;
    private List<ArraySegment<byte>>? _segments;
    private long _bytesRead;
    private long _bytesSent;
    private int _shutdownKind;

    private SocketConnection(Socket socket, PipeOptions sendPipeOptions, PipeOptions receivePipeOptions, string? name)
    {
        Socket = socket;
        _name = name ?? nameof(SocketConnection);
        _toSend = new Pipe(sendPipeOptions);
        _received = new Pipe(receivePipeOptions);
        _ = Task.Run(() => Pump.ReceiveAsync(_received.Writer, into => socket.ReceiveAsync(into, SocketFlags.None), Received, ReceiveEnded));
        _ = Task.Run(() => Pump.SendAsync(_toSend.Reader, SendAsync, SendEnded));
    }

    /// <summary>What first ended the connection.</summary>
    public PipeShutdownKind ShutdownKind => (PipeShutdownKind)Volatile.Read(ref _shutdownKind);

    /// <summary>The socket's error that ended the connection, if one did.</summary>
    public SocketError SocketError { get; private set; }

    public PipeReader Input => _received.Reader;

    public PipeWriter Output => _toSend.Writer;

    public Socket Socket { get; }

    public long BytesRead => Volatile.Read(ref _bytesRead);

    /// <summary>The size of the last receipt, in bytes.</summary>
    public int LastReceived { get; private set; }

    public long BytesSent => Volatile.Read(ref _bytesSent);

    long IMeasuredDuplexPipe.TotalBytesSent => BytesSent;

    long IMeasuredDuplexPipe.TotalBytesReceived => BytesRead;

    public static SocketConnection Create(Socket socket, PipeOptions? pipeOptions = null, SocketConnectionOptions socketConnectionOptions = SocketConnectionOptions.None, string? name = null)
        => Create(socket, pipeOptions ?? PipeOptions.Default, pipeOptions ?? PipeOptions.Default, socketConnectionOptions, name);

    public static SocketConnection Create(Socket socket, PipeOptions sendPipeOptions, PipeOptions receivePipeOptions, SocketConnectionOptions socketConnectionOptions = SocketConnectionOptions.None, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return new SocketConnection(socket, sendPipeOptions, receivePipeOptions, name);
    }

    /// <summary>Does nothing: there is no dependency that could be missing.</summary>
    public static void AssertDependencies()
    {
    }

    /// <summary>Sends small packets at once.</summary>
    public static void SetRecommendedClientOptions(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.AddressFamily != AddressFamily.Unix)
        {
            socket.NoDelay = true;
        }
    }

    /// <summary>Says that the protocol, not the transport, ends the connection; the first reason stands.</summary>
    public bool TrySetProtocolShutdown(PipeShutdownKind kind) => kind switch
    {
        PipeShutdownKind.ProtocolExitClient or PipeShutdownKind.ProtocolExitServer => TrySetShutdown(kind),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a reason that a protocol gives."),
    };

    public Counters GetCounters() => new(Available(), Counters.GetPipeLength(_toSend), Counters.GetPipeLength(_received));

    public void Dispose()
    {
        TrySetShutdown(PipeShutdownKind.PipeDisposed);
        Shutdown(SocketShutdown.Both);
        Socket.Dispose();
        _toSend.Reader.CancelPendingRead();
    }

    public override string ToString() => _name;

    private void Received(int bytes)
    {
        LastReceived = bytes;
        Interlocked.Add(ref _bytesRead, bytes);
    }

    private ValueTask SendAsync(ReadOnlySequence<byte> bytes)
        => bytes.IsSingleSegment ? SendAsync(bytes.First) : SendSegmentsAsync(bytes);

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var sent = await Socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false);
            Interlocked.Add(ref _bytesSent, sent);
            bytes = bytes[sent..];
        }
    }

    private async ValueTask SendSegmentsAsync(ReadOnlySequence<byte> bytes)
    {
        // One system call for all segments; the list is kept from send to send.
        var segments = _segments ??= [];
        while (!bytes.IsEmpty)
        {
            segments.Clear();
            foreach (var memory in bytes)
            {
                if (!memory.IsEmpty)
                {
                    segments.Add(MemoryMarshal.TryGetArray(memory, out var segment) ? segment : new ArraySegment<byte>(memory.ToArray()));
                }
            }

            var sent = await Socket.SendAsync(segments, SocketFlags.None).ConfigureAwait(false);
            Interlocked.Add(ref _bytesSent, sent);
            bytes = bytes.Slice(sent);
        }

        segments.Clear();
    }

    private Exception? ReceiveEnded(Exception? error)
    {
        var translated = Ended(error, PipeShutdownKind.ReadEndOfStream, PipeShutdownKind.ReadSocketError, PipeShutdownKind.ReadDisposed, PipeShutdownKind.ReadIOException, PipeShutdownKind.ReadException);
        Shutdown(SocketShutdown.Receive);
        return translated;
    }

    private Exception? SendEnded(Exception? error)
    {
        var translated = Ended(error, PipeShutdownKind.WriteEndOfStream, PipeShutdownKind.WriteSocketError, PipeShutdownKind.WriteDisposed, PipeShutdownKind.WriteIOException, PipeShutdownKind.WriteException);
        Shutdown(SocketShutdown.Send);
        return translated;
    }

    private Exception? Ended(Exception? error, PipeShutdownKind end, PipeShutdownKind socket, PipeShutdownKind disposed, PipeShutdownKind io, PipeShutdownKind other)
    {
        switch (error)
        {
            case null:
                TrySetShutdown(end);
                return null;
            case ObjectDisposedException:
                TrySetShutdown(disposed);
                return null;
            case SocketException failure:
                if (TrySetShutdown(socket))
                {
                    SocketError = failure.SocketErrorCode;
                }

                return failure.SocketErrorCode switch
                {
                    SocketError.OperationAborted or SocketError.Interrupted => null,
                    SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => new ConnectionResetException(failure.Message, failure),
                    _ => failure,
                };
            case IOException:
                TrySetShutdown(io);
                return error;
            default:
                TrySetShutdown(other);
                return error;
        }
    }

    private bool TrySetShutdown(PipeShutdownKind kind) => Interlocked.CompareExchange(ref _shutdownKind, (int)kind, 0) == 0;

    private void Shutdown(SocketShutdown side)
    {
        try
        {
            Socket.Shutdown(side);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already, which is what was wanted.
        }
    }

    private int Available()
    {
        try
        {
            return Socket.Available;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    /// <summary>Where bytes wait, for diagnostics.</summary>
    public readonly struct Counters
    {
        internal Counters(long onSocket, long toBeSent, long toBeRead)
        {
            BytesAvailableOnSocket = onSocket;
            BytesWaitingToBeSent = toBeSent;
            BytesWaitingToBeRead = toBeRead;
        }

        public long BytesAvailableOnSocket { get; }

        public long BytesWaitingToBeSent { get; }

        public long BytesWaitingToBeRead { get; }

        /// <summary>The bytes in a pipe, or -1 where this runtime does not tell.</summary>
        public static long GetPipeLength(Pipe pipe)
        {
            try
            {
                return Length(pipe);
            }
            catch (MissingMethodException)
            {
                return -1;
            }
        }

        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Length")]
        private static extern long Length(Pipe pipe);
    }
}
