using System.Buffers;
using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>The two loops between a transport and its pipes.</summary>
internal static class Pump
{
    /// <summary>Fills the writer from the transport until it ends; the error that ended it, if any, completes the writer.</summary>
    public static async Task ReceiveAsync(PipeWriter to, Func<Memory<byte>, ValueTask<int>> receive, Action<int> received, Func<Exception?, Exception?> ended)
    {
        Exception? error = null;
        try
        {
            while (true)
            {
                var bytes = await receive(to.GetMemory(1)).ConfigureAwait(false);
                if (bytes == 0)
                {
                    break;
                }

                received(bytes);
                to.Advance(bytes);
                var flushed = await to.FlushAsync().ConfigureAwait(false);
                if (flushed.IsCompleted || flushed.IsCanceled)
                {
                    break;
                }
            }
        }
        catch (Exception e)
        {
            // The reader of the pipe is told.
            error = e;
        }

        await to.CompleteAsync(ended(error)).ConfigureAwait(false);
    }

    /// <summary>Empties the reader into the transport until the writer completes it; an error completes the reader.</summary>
    public static async Task SendAsync(PipeReader from, Func<ReadOnlySequence<byte>, ValueTask> send, Func<Exception?, Exception?> ended)
    {
        Exception? error = null;
        try
        {
            while (true)
            {
                var read = await from.ReadAsync().ConfigureAwait(false);
                if (!read.Buffer.IsEmpty)
                {
                    await send(read.Buffer).ConfigureAwait(false);
                }

                from.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    break;
                }
            }
        }
        catch (Exception e)
        {
            // The writer of the pipe is told.
            error = e;
        }

        await from.CompleteAsync(ended(error)).ConfigureAwait(false);
    }
}
