using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Cli;
using Streaming.Demo.Feeds;
using Streaming.Demo.Screens;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;

namespace Streaming.Demo.Replaying;

/// <summary>Replays the events and waits until all of them are in the numbers that the query service gives.</summary>
/// <param name="options">What the demo is asked to do.</param>
/// <param name="stack">The running parts.</param>
/// <param name="input">The events.</param>
/// <param name="client">The query service.</param>
/// <param name="view">Is told how far it is.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoReplay(
    DemoOptions options, DemoStack stack, DemoInput input, KpiService.KpiServiceClient client, DemoView view, TimeProvider time)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Does it.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="Streaming.Replay.ReplayException">The broker does not store what is sent.</exception>
    /// <exception cref="DemoException">The numbers do not follow.</exception>
    public async Task<DemoOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var reader = new FollowedGroups(stack.Kafka.BootstrapServers, ConsumerGroups.TicketShards, ConsumerGroups.CustomerShards);
        var replayer = new Replayer(
            new()
            {
                BootstrapServers = stack.Kafka.BootstrapServers,
                Speed = input.Speed,
                KeepsTimes = options.OriginalTime,
                Spread = input.Spread,
                UnconsumedBytesPerPartition = stack.Kafka.UnconsumedBytesPerPartition,
            },
            reader,
            view,
            time);
        var summary = await replayer.RunAsync(input.Events, cancellationToken).ConfigureAwait(false);
        var sent = time.GetTimestamp();

        view.Phase = "waiting for the worker";
        await reader.WaitUntilConsumedAsync(summary.EndOffsets, time, new Lag(view), cancellationToken).ConfigureAwait(false);
        await WaitForJoinsAsync(reader, cancellationToken).ConfigureAwait(false);
        view.Phase = "waiting for the query service";
        await new Visibility(client, stack.Worker.Http, options.OriginalTime, time).WaitAsync(cancellationToken).ConfigureAwait(false);
        view.Phase = "all replayed";
        var elapsed = view.Progress?.Elapsed ?? summary.Elapsed;
        return new(summary, elapsed, elapsed + time.GetElapsedTime(sent));
    }

    // What shards of tickets tell those of customers comes after everything that was sent.
    private async Task WaitForJoinsAsync(FollowedGroups reader, CancellationToken cancellationToken)
    {
        while (MetricsText.Sum(await stack.Worker.Http.GetStringAsync(new Uri("metrics", UriKind.Relative), cancellationToken).ConfigureAwait(false), MetricNames.OutboxMessages) > 0)
        {
            await Task.Delay(AskEvery, time, cancellationToken).ConfigureAwait(false);
        }

        var ends = await TopicEnds.ReadAsync(stack.Kafka.BootstrapServers, InternalTopics.CustomerTickets, cancellationToken).ConfigureAwait(false);
        await reader.WaitUntilConsumedAsync(ends, time, new Lag(view), cancellationToken).ConfigureAwait(false);
    }

    private sealed class Lag(DemoView view) : IProgress<long>
    {
        public void Report(long value) => view.Lag = value;
    }
}
