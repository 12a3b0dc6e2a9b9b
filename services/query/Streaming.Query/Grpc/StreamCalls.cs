using Grpc.Core;
using Prometheus;
using Streaming.Query.Refresh;

namespace Streaming.Query.Grpc;

/// <summary>Runs calls that send a stream: until the reader goes, or the process stops.</summary>
/// <param name="watches">Bounds the watches.</param>
/// <param name="metrics">Counts them.</param>
/// <param name="lifetime">Tells when the process stops.</param>
internal sealed class StreamCalls(WatchLimit watches, ReaderMetrics metrics, IHostApplicationLifetime lifetime)
{
    /// <summary>Runs a watch, which takes one of the places for watches.</summary>
    /// <param name="context">The call.</param>
    /// <param name="run">Sends the stream.</param>
    public async Task WatchAsync(ServerCallContext context, Func<CancellationToken, Task> run)
    {
        using var place = watches.Enter();
        using var counted = metrics.Watches.TrackInProgress();
        await RunAsync(context, run);
    }

    /// <summary>Runs a call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="run">Sends the stream.</param>
    public async Task RunAsync(ServerCallContext context, Func<CancellationToken, Task> run)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await run(end.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw RequestFault.Stopping();
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            // The reader has gone: nothing is left to be said.
        }
    }
}
