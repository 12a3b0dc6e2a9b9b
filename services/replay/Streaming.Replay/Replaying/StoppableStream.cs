namespace Streaming.Replay.Replaying;

/// <summary>
/// A pipe or a terminal, whose reads the system does not break off: whoever waits can stop waiting, and the read that is left behind ends with the
/// process. Not safe for use by several threads at once.
/// </summary>
/// <param name="pipe">What is read; disposed with this stream.</param>
internal sealed class StoppableStream(Stream pipe) : ForwardStream
{
    // A read that was left behind may still write here, and so never into memory of somebody else's.
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => pipe.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var most = Math.Min(buffer.Length, _buffer.Length);
        var read = await Task.Run(() => pipe.Read(_buffer, 0, most), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        _buffer.AsSpan(0, read).CopyTo(buffer.Span);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pipe.Dispose();
        }

        base.Dispose(disposing);
    }
}
