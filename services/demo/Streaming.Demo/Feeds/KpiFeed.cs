using Grpc.Core;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Feeds;

/// <summary>Follows KPIs through <c>WatchKpis</c> and keeps the newest answer. A broken watch is taken up again where it stopped.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
/// <param name="client">The query service.</param>
/// <param name="selection">What to watch.</param>
/// <param name="time">The clock of waits.</param>
internal sealed class KpiFeed(KpiService.KpiServiceClient client, GetKpisRequest selection, TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    private volatile GetKpisResponse? _latest;

    /// <summary>The newest answer; <see langword="null"/> before the first.</summary>
    public GetKpisResponse? Latest => _latest;

    /// <summary>Watches until it is stopped.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var token = string.Empty;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var watch = client.WatchKpis(new() { Selection = selection, ResumeToken = token }, cancellationToken: cancellationToken);
                while (await watch.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
                {
                    _latest = watch.ResponseStream.Current.Snapshot;
                    token = watch.ResponseStream.Current.ResumeToken;
                }
            }
            catch (RpcException broken) when (broken.StatusCode == StatusCode.InvalidArgument)
            {
                throw new DemoException($"The query service refuses what the demo watches: {broken.Status.Detail}", broken);
            }
            catch (RpcException)
            {
                // The service is starting, stopping or busy: the watch goes on from its token.
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(RetryAfter, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
