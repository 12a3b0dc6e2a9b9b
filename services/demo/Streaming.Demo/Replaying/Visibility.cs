using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Feeds;

namespace Streaming.Demo.Replaying;

/// <summary>
/// Waits until what the worker has committed is in the query service's answers. Live, they are complete up to the moment of the last commit
/// then; in replay, up to the greatest event time of all shards, and the index has been refreshed since.
/// </summary>
/// <param name="client">The query service.</param>
/// <param name="worker">The worker's HTTP endpoints.</param>
/// <param name="isReplay">Whether event time is the clock.</param>
/// <param name="time">The clock.</param>
internal sealed class Visibility(KpiService.KpiServiceClient client, HttpClient worker, bool isReplay, TimeProvider time)
{
    // The first new state may have been read in part before the last commit; the one after it was read from beginning to end since.
    private const int NewStates = 2;

    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DemoException">The answers do not follow within two minutes.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var committed = time.GetUtcNow();
        var began = time.GetTimestamp();
        var seen = 0;
        DataState? last = null;
        while (true)
        {
            var state = await StateAsync(cancellationToken).ConfigureAwait(false);
            if (state is not null && last is not null && state.StateId != last.StateId)
            {
                seen++;
            }

            last = state ?? last;
            if (state is not null && await IsCompleteAsync(state, committed, seen, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                throw new DemoException(
                    $"Everything is committed, but after {Patience.TotalMinutes:0} minutes the query service still answers only up to {last?.DataThrough?.ToDateTimeOffset():O}.");
            }

            await Task.Delay(AskEvery, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsCompleteAsync(DataState state, DateTimeOffset committed, int newStates, CancellationToken cancellationToken)
    {
        if (!isReplay)
        {
            return state.DataThrough?.ToDateTimeOffset() >= committed;
        }

        if (newStates < NewStates)
        {
            return false;
        }

        var metrics = await worker.GetStringAsync(new Uri("metrics", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        // A shard that has seen no event says 0.
        var highs = MetricsText.Samples(metrics, MetricNames.StreamTime).Select(static sample => sample.Value).Where(static high => high > 0).ToList();
        return highs.Count == 0 || (state.DataThrough is { } through && through.ToDateTimeOffset().ToUnixTimeMilliseconds() >= (highs.Max() * 1000) - 1);
    }

    private async Task<DataState?> StateAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetKpisRequest();
            request.Kpis.Add("tickets_total");
            return (await client.GetKpisAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false)).State;
        }
        catch (RpcException notNow) when (notNow.StatusCode == StatusCode.Unavailable)
        {
            return null;
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException failure)
        {
            throw new DemoException($"The query service does not answer ({failure.StatusCode}): {failure.Status.Detail}", failure);
        }
    }
}
