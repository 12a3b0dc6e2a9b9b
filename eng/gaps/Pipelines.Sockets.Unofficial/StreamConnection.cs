using System.Buffers;
using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Streams, such as one under transport security, as pipes.</summary>
public static class StreamConnection
{
    public static IDuplexPipe GetDuplex(Stream stream, PipeOptions? pipeOptions = null, string? name = null)
        => GetDuplex(stream, pipeOptions ?? PipeOptions.Default, pipeOptions ?? PipeOptions.Default, name);

    public static IDuplexPipe GetDuplex(Stream stream, PipeOptions sendPipeOptions, PipeOptions receivePipeOptions, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamPipe(stream, sendPipeOptions, receivePipeOptions, name);
    }

    public static PipeReader GetReader(Stream stream, PipeOptions? pipeOptions = null, string? name = null)
        => PipeReader.Create(stream, new StreamPipeReaderOptions(pipeOptions?.Pool));

    private sealed class StreamPipe : IMeasuredDuplexPipe
    {
        private readonly Pipe _received;
        private readonly Pipe _toSend;
        private readonly Stream _stream;
        private readonly string _name;
        private long _bytesReceived;
        private long _bytesSent;

        public StreamPipe(Stream stream, PipeOptions sendPipeOptions, PipeOptions receivePipeOptions, string? name)
        {
            _stream = stream;
            _name = name ?? nameof(StreamPipe);
            _toSend = new Pipe(sendPipeOptions);
            _received = new Pipe(receivePipeOptions);
            _ = Task.Run(() => Pump.ReceiveAsync(_received.Writer, into => stream.ReadAsync(into), Received, static error => error is ObjectDisposedException ? null : error));
            _ = Task.Run(() => Pump.SendAsync(_toSend.Reader, SendAsync, SendEnded));
        }

        public PipeReader Input => _received.Reader;

        public PipeWriter Output => _toSend.Writer;

        public long TotalBytesSent => Volatile.Read(ref _bytesSent);

        public long TotalBytesReceived => Volatile.Read(ref _bytesReceived);

        public override string ToString() => _name;

        private void Received(int bytes) => Interlocked.Add(ref _bytesReceived, bytes);

        private async ValueTask SendAsync(ReadOnlySequence<byte> bytes)
        {
            foreach (var memory in bytes)
            {
                await _stream.WriteAsync(memory).ConfigureAwait(false);
            }

            await _stream.FlushAsync().ConfigureAwait(false);
            Interlocked.Add(ref _bytesSent, bytes.Length);
        }

        private Exception? SendEnded(Exception? error)
        {
            // The user has said the last word, or cannot say more: so has the stream.
            _stream.Close();
            return error is ObjectDisposedException ? null : error;
        }
    }
}
