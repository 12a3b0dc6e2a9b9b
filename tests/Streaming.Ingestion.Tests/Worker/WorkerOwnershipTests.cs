using Confluent.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Worker;

/// <summary>Who owns a shard, and from where the next owner goes on.</summary>
public sealed class WorkerOwnershipTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private readonly string _prefix = $"w{Guid.NewGuid():N}";

    [SkippableFact]
    public async Task Worker_Restarted_GoesOnWhereItStopped()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using (var first = await WorkerHost.StartAsync(broker, store, _prefix))
        {
            await events.WriteTicketsAsync(20);
            await first.CommitsAsync(events.Written);
        }

        await using var second = await WorkerHost.StartAsync(broker, store, _prefix);
        await events.WriteTicketsAsync(20, "later");
        await second.CommitsAsync(events.Written);

        var scrape = await second.ScrapeAsync();
        Assert.Contains("streaming_duplicate_events_total 0", scrape, StringComparison.Ordinal);
        Assert.Contains("streaming_events_applied_total 60", scrape, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_CommitsStored_KafkasOwnOffsetsFollow()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        await events.WriteTicketsAsync(10);
        await worker.CommitsAsync(events.Written);
        using var reader = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = broker.BootstrapServers, GroupId = _prefix }).Build();
        var partitions = Enumerable.Range(0, 4)
            .SelectMany(number => new[] { WorkerHost.TicketsOf(_prefix), WorkerHost.SurveysOf(_prefix) }.Select(topic => new TopicPartition(topic, number)))
            .ToList();

        await Eventually.HoldsAsync(
            "Kafka's committed offsets",
            () => reader.Committed(partitions, TimeSpan.FromSeconds(10)).Sum(place => Math.Max(0, place.Offset.Value)) == events.Written);
    }

    [SkippableFact]
    public async Task Worker_BrokerHasLostTheStoredOffset_StandsStillLoudly()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using (var worker = await WorkerHost.StartAsync(broker, store, _prefix))
        {
            await events.WriteTicketsAsync(20);
            await worker.CommitsAsync(events.Written);
        }

        await using var empty = new MockKafkaCluster();
        using var others = new TestEvents(empty, _prefix);
        await others.TouchTopicsAsync();
        await using var second = await WorkerHost.StartAsync(empty, store, _prefix);
        await Eventually.HoldsAsync(
            "the fault is told",
            () => second.Health.Readiness.Any(part => part.Reason?.Contains("the topic was", StringComparison.Ordinal) == true));

        Assert.False(second.IsReady);
        Assert.Contains("streaming_shard_fault{shard=", await second.ScrapeAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_ShardTakenByAnother_IsDroppedAndTakenOverAgain()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        await events.WriteTicketsAsync(20);
        await worker.CommitsAsync(events.Written);
        var before = (await worker.GuardsAsync())[0]!;

        await worker.Store.AcquireAsync(new ShardAddress(_prefix, IngestionOptions.ShardGroup, 0), CancellationToken.None);
        await Eventually.HoldsAsync("taken over again", async () => (await worker.GuardsAsync())[0]!.Epoch.Counter == before.Epoch.Counter + 2);
        await events.WriteTicketsAsync(20, "later");
        await worker.CommitsAsync(events.Written);

        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_epoch_losses_total 1", scrape, StringComparison.Ordinal);
        Assert.Contains("streaming_duplicate_events_total 0", scrape, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_TwoMembers_ShareTheShardsAndLoseNothing()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var first = await WorkerHost.StartAsync(broker, store, _prefix);
        await events.WriteTicketsAsync(20);
        await first.CommitsAsync(events.Written);

        await using var second = await WorkerHost.StartAsync(broker, store, _prefix);
        await events.WriteTicketsAsync(20, "shared");
        await Eventually.HoldsAsync("both hold two shards", async () => await HoldsTwoAsync(first) && await HoldsTwoAsync(second));
        await events.WriteTicketsAsync(20, "after");
        await first.CommitsAsync(events.Written);

        Assert.Contains("streaming_duplicate_events_total 0", await first.ScrapeAsync(), StringComparison.Ordinal);
        Assert.Contains("streaming_duplicate_events_total 0", await second.ScrapeAsync(), StringComparison.Ordinal);
    }

    private static async Task<bool> HoldsTwoAsync(WorkerHost worker) =>
        (await worker.ScrapeAsync()).Contains("streaming_shards_held 2", StringComparison.Ordinal);
}
