using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Replays;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Queries;

/// <summary>Watching KPIs while events come in: across disconnects, and with a reader that is slow.</summary>
[Collection(SharedServers.Name)]
public sealed class WatchTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const int Portion = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task WatchKpis_DisconnectedAndResumed_GoesOnWithTheNextChange()
    {
        await using var pipeline = NewPipeline();
        using var feed = await Feed.StartAsync(pipeline);
        var total = await feed.SendAsync(Portion);

        WatchKpisResponse last;
        using (var watch = feed.Watch(new GetKpisRequest { Kpis = { "closed" } }))
        {
            last = await ReadUntilAsync(watch, total.Through);
        }

        var more = await feed.SendAsync(Portion);
        using var resumed = feed.Watch(new GetKpisRequest { Kpis = { "closed" } }, last.ResumeToken);
        Assert.True(await resumed.ResponseStream.MoveNext(new CancellationTokenSource(Patience).Token));
        var next = resumed.ResponseStream.Current;
        Assert.NotEqual(last.Snapshot.State.StateId, next.Snapshot.State.StateId);
        Assert.False(next.RepeatedState);

        // Asked again with the newest token, nothing old is said again, unless to show that the feed is alive.
        var newest = await ReadUntilAsync(resumed, more.Through);
        using var quiet = feed.Watch(new GetKpisRequest { Kpis = { "closed" } }, newest.ResumeToken);
        Assert.True(await quiet.ResponseStream.MoveNext(new CancellationTokenSource(Patience).Token));
        var first = quiet.ResponseStream.Current;
        Assert.Equal(first.RepeatedState, first.Snapshot.State.StateId == newest.Snapshot.State.StateId);
        Assert.Equal(newest.Snapshot.Results, first.Snapshot.Results);
    }

    [SkippableFact]
    public async Task WatchKpis_TokenOfAnotherSelection_IsRefused()
    {
        await using var pipeline = NewPipeline();
        using var feed = await Feed.StartAsync(pipeline);
        await feed.SendAsync(Portion);
        using var watch = feed.Watch(new GetKpisRequest { Kpis = { "closed" } });
        Assert.True(await watch.ResponseStream.MoveNext(new CancellationTokenSource(Patience).Token));

        using var other = feed.Watch(new GetKpisRequest { Kpis = { "backlog" } }, watch.ResponseStream.Current.ResumeToken);

        var refused = await Assert.ThrowsAsync<RpcException>(() => other.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.StartsWith("resume_token", refused.Status.Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task WatchKpis_SlowReader_GetsFewerMessagesAndTheNewestState()
    {
        await using var pipeline = NewPipeline();
        using var feed = await Feed.StartAsync(pipeline);
        await feed.SendAsync(Portion);
        using var watch = feed.Watch(new GetKpisRequest { Kpis = { "closed" } });
        Assert.True(await watch.ResponseStream.MoveNext(new CancellationTokenSource(Patience).Token));

        // The reader takes no notice while several states come and go.
        (long Records, long Through) total = default;
        for (var portion = 0; portion < 4; portion++)
        {
            total = await feed.SendAsync(Portion / 4);
        }

        var conflated = 0L;
        var newest = await ReadUntilAsync(watch, total.Through, message => conflated += message.Conflated);
        Assert.Equal((await feed.Query.Kpis.GetKpisAsync(new GetKpisRequest { Kpis = { "closed" } })).Results, newest.Snapshot.Results);
        Assert.True(conflated > 0, "No state was passed over.");
    }

    private static async Task<WatchKpisResponse> ReadUntilAsync(
        AsyncServerStreamingCall<WatchKpisResponse> watch, long throughMs, Action<WatchKpisResponse>? see = null)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await watch.ResponseStream.MoveNext(deadline.Token))
        {
            var message = watch.ResponseStream.Current;
            see?.Invoke(message);
            if (message.Snapshot.State.DataThrough?.ToDateTimeOffset().ToUnixTimeMilliseconds() >= throughMs)
            {
                return message;
            }
        }

        throw new InvalidOperationException("The watch ended.");
    }

    private Pipeline NewPipeline() => Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);

    /// <summary>A worker, a query service and events that come in portions.</summary>
    private sealed class Feed(Pipeline pipeline, QueryClient query) : IDisposable
    {
        private readonly EventSender _sender = new(pipeline);

        public QueryClient Query => query;

        public static async Task<Feed> StartAsync(Pipeline pipeline)
        {
            await pipeline.CreateTopicsAsync();
            await pipeline.StartWorkerAsync();
            return new Feed(pipeline, await pipeline.StartQueryAsync());
        }

        public async Task<(long Records, long Through)> SendAsync(int events)
        {
            await _sender.SendAsync(BundledLog.Lines.Skip((int)_sender.Sent).Take(events));
            await using var store = pipeline.OpenStore();
            var through = await store.WaitForReplayAsync(_sender.Sent);
            await query.WaitForAsync(through);
            return (_sender.Sent, through);
        }

        public AsyncServerStreamingCall<WatchKpisResponse> Watch(GetKpisRequest selection, string token = "") =>
            query.Kpis.WatchKpis(new WatchKpisRequest { Selection = selection, ResumeToken = token });

        public void Dispose()
        {
            _sender.Dispose();
            query.Dispose();
        }
    }
}
