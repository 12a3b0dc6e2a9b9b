using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Replays;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Places;

/// <summary>A place in Kafka that is not what the stored state was made from: named in log, metric and readiness, and nothing is skipped.</summary>
[Collection(SharedServers.Name)]
public sealed class PlaceFaultTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const int Some = 1_000;

    [SkippableFact]
    public async Task Start_StoredOffsetIsGone_StandsStillLoudly()
    {
        await using var pipeline = await ConsumeSomeAsync();
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(BundledLog.Lines.Skip(Some).Take(Some));
        using var admin = Admin();
        var ends = Partitions(pipeline, pipeline.Tickets).Select(partition => new TopicPartitionOffset(partition, Offset.End)).ToList();
        await admin.DeleteRecordsAsync(ends);

        await AssertStandsStillAsync(pipeline, ShardFaults.OffsetLost);
    }

    // A Redis that lost everything looks like one that never had anything: only the group's own offsets tell that numbers would be missing.
    [SkippableFact]
    public async Task Start_StoreIsLostAndRecordsThatItKnewAreGone_StandsStillLoudlyUntilThatIsAccepted()
    {
        await using var pipeline = await ConsumeSomeAsync();
        using var admin = Admin();
        await admin.DeleteRecordsAsync(Partitions(pipeline, pipeline.Tickets).Select(partition => new TopicPartitionOffset(partition, 10)).ToList());
        var lost = ("Redis:KeyPrefix", pipeline.KeyPrefix + "-lost");

        var refusing = await pipeline.StartWorkerAsync(lost);
        await AssertStandsStillAsync(pipeline, refusing, ShardFaults.StateIncomplete);
        await refusing.StopAsync();

        var accepting = await pipeline.StartWorkerAsync(lost, ("Ingestion:Reset", "Faulted"));
        await accepting.WaitUntilReadyAsync();
        await Wait.UntilAsync(
            () => Task.FromResult(accepting.Output.Contains("as Ingestion:Reset allows", StringComparison.Ordinal)),
            () => $"no shard says that it begins anew. {accepting.Output}");
    }

    [SkippableFact]
    public async Task Start_TopicWasCreatedAnew_StandsStillLoudly()
    {
        await using var pipeline = await ConsumeSomeAsync();
        using var admin = Admin();
        await admin.DeleteTopicsAsync([pipeline.Tickets]);
        await Wait.UntilAsync(
            () => Task.FromResult(admin.GetMetadata(TimeSpan.FromSeconds(10)).Topics.TrueForAll(topic => topic.Topic != pipeline.Tickets)),
            () => "the topic is still there.");
        await KafkaTopics.CreateAsync(pipeline.Kafka, pipeline.Partitions, TopicTimestamps.CreateTime, pipeline.Tickets);
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(BundledLog.Lines.Take(2 * Some));

        await AssertStandsStillAsync(pipeline, ShardFaults.TopicRecreated);
    }

    [SkippableFact]
    public async Task Run_TopicsGrow_StandsStillLoudly()
    {
        await using var pipeline = await ConsumeSomeAsync();
        var worker = await pipeline.StartWorkerAsync();
        await worker.WaitUntilReadyAsync();
        using var admin = Admin();
        await admin.CreatePartitionsAsync([
            new PartitionsSpecification { Topic = pipeline.Tickets, IncreaseTo = pipeline.Partitions + 1 },
            new PartitionsSpecification { Topic = pipeline.Surveys, IncreaseTo = pipeline.Partitions + 1 },
        ]);

        await AssertStandsStillAsync(pipeline, worker, ShardFaults.PartitionsChanged);
    }

    [SkippableFact]
    public async Task Start_TopicsAreUnequal_StandsStillLoudly()
    {
        await using var pipeline = NewPipeline();
        await KafkaTopics.CreateAsync(pipeline.Kafka, pipeline.Partitions, TopicTimestamps.CreateTime, pipeline.Tickets);
        await KafkaTopics.CreateAsync(pipeline.Kafka, pipeline.Partitions - 1, TopicTimestamps.CreateTime, pipeline.Surveys);
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(BundledLog.Lines.Take(Some));

        await AssertStandsStillAsync(pipeline, ShardFaults.PartitionsUnequal);
    }

    // Somebody made some of the topics: those that are missing have to fit them, whatever number new ones have elsewhere.
    [SkippableFact]
    public async Task Start_SomeTopicsAreMissing_TheyGetAsManyPartitionsAsThoseThatAreReadWithThem()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true, partitions: 3, withCustomers: true);
        await KafkaTopics.CreateAsync(pipeline.Kafka, pipeline.Partitions, TopicTimestamps.CreateTime, pipeline.Surveys, pipeline.Customers!, pipeline.Business!);

        var worker = await pipeline.StartWorkerAsync(("Ingestion:TopicPartitions", "5"));
        await worker.WaitUntilReadyAsync();

        using var admin = Admin();
        foreach (var topic in new[] { pipeline.Tickets, pipeline.Joins })
        {
            Assert.Equal(pipeline.Partitions, admin.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics.Single().Partitions.Count);
        }
    }

    private static async Task AssertStandsStillAsync(Pipeline pipeline, string fault) =>
        await AssertStandsStillAsync(pipeline, await pipeline.StartWorkerAsync(), fault);

    private static async Task AssertStandsStillAsync(Pipeline pipeline, HostProcess worker, string fault)
    {
        await using var store = pipeline.OpenStore();
        var consumed = await store.ConsumedAsync();
        await Wait.UntilAsync(
            async () => await worker.MetricAsync(MetricNames.ShardFault, $"{LabelNames.Fault}=\"{fault}\"") > 0,
            () => $"no shard stands still for {fault}. {worker.Output}");

        await Wait.UntilAsync(async () => !(await worker.ReadinessAsync()).IsReady, () => $"the worker is ready although a shard stands still. {worker.Output}");
        await Wait.UntilAsync(
            () => Task.FromResult(worker.Output.Contains($"({fault})", StringComparison.Ordinal)), () => $"the log does not name {fault}. {worker.Output}");
        Assert.Equal(consumed, await store.ConsumedAsync());
        Assert.False(worker.HasExited);
    }

    private async Task<Pipeline> ConsumeSomeAsync()
    {
        var pipeline = NewPipeline();
        await pipeline.CreateTopicsAsync();
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(BundledLog.Lines.Take(Some));
        var worker = await pipeline.StartWorkerAsync();
        await using var store = pipeline.OpenStore();
        await store.WaitForReplayAsync(sender.Sent);
        await worker.StopAsync();
        return pipeline;
    }

    private static IEnumerable<TopicPartition> Partitions(Pipeline pipeline, string topic) =>
        Enumerable.Range(0, pipeline.Partitions).Select(number => new TopicPartition(topic, number));

    private Pipeline NewPipeline() => Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);

    private IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Requires.Server(kafka).BootstrapServers }).Build();
}
