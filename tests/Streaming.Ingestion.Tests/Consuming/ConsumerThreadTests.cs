using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Streaming.Domain.Shards;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Network;
using Streaming.Testing.Servers.Processes;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Consuming;

/// <summary>One consumer alone, against librdkafka's mock cluster and a real Redis.</summary>
public sealed class ConsumerThreadTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private readonly string _prefix = $"t{Guid.NewGuid():N}";

    /// <summary>What a fault left half done is not known to be sound: leaving the group must not store it, and the events come again.</summary>
    [SkippableFact]
    public async Task Run_CommitThrows_EndsWithoutAFurtherCommitAndNothingIsLost()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        for (var i = 0; i < 20; i++)
        {
            await events.CreateAsync($"T-{i}");
        }

        var fault = new InvalidOperationException("a fault that nobody foresaw");
        await using (var parts = await LooseParts.MakeAsync(broker, store, _prefix))
        {
            var (thrown, after) = (0, 0);
            parts.Store.BeforeCommit = (_, commit) =>
            {
                if (thrown > 0)
                {
                    after++;
                }
                else if (commit.PayloadBytes > 500)
                {
                    thrown++;
                    throw fault;
                }
            };
            var consumer = parts.MakeConsumer();

            var run = Task.Run(() => consumer.Run(CancellationToken.None));

            Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(() => run.WaitAsync(TimeSpan.FromMinutes(1))));
            Assert.Equal((1, 0), (thrown, after));
        }

        await using var next = await WorkerHost.StartAsync(broker, store, _prefix);
        await next.CommitsAsync(events.Written);
    }

    /// <summary>A client that failed for good reads nothing any more: the worker must not go on as if it did.</summary>
    [SkippableFact]
    public async Task Run_ClientFailsForGood_EndsWithItsReason()
    {
        var store = Requires.Server(redis);
        await using var broker = new FaultyKafkaCluster();
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var parts = await LooseParts.MakeAsync(broker, store, _prefix);
        broker.FailNext(KafkaRequest.Heartbeat, ErrorCode.FencedInstanceId);

        var run = Task.Run(() => parts.MakeConsumer().Run(CancellationToken.None));

        var fault = await Assert.ThrowsAnyAsync<KafkaException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.True(fault.Error.IsFatal);
        Assert.Equal(ErrorCode.FencedInstanceId, fault.Error.Code);
    }

    /// <summary>Letters that cannot be written are held in memory, so they must not go on coming; and none is lost.</summary>
    [SkippableFact]
    public async Task Run_DeadLettersCannotBeWritten_StandsStillUntilTheyCan()
    {
        const int Bad = 3_000;
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        var records = events.Written + Bad;
        await Task.WhenAll(Enumerable.Range(0, Bad).Select(
            i => events.SendRawAsync(WorkerHost.TicketsOf(_prefix), "T-1", Encoding.UTF8.GetBytes($"bad {i}"))));
        await using var parts = await LooseParts.MakeAsync(broker, store, _prefix);
        var port = FreePort.Next(1)[0];
        using var letters = parts.MakeLetters(port);
        using var stopping = new CancellationTokenSource();
        var consumer = parts.MakeConsumer(letters);
        var run = Task.Run(() => consumer.Run(stopping.Token));

        await Eventually.HoldsAsync("as many letters as may wait", async () => await parts.SetAsideAsync() >= AwaitedLetters.MostLetters);
        await Task.Delay(TimeSpan.FromSeconds(2));

        Assert.Equal(AwaitedLetters.MostLetters, await parts.SetAsideAsync());
        await using (new CuttingProxy(int.Parse(broker.BootstrapServers.Split(':')[^1], CultureInfo.InvariantCulture), port))
        {
            await Eventually.HoldsAsync("all are set aside", async () => await parts.SetAsideAsync() == Bad);
            await Eventually.HoldsAsync("all are committed", async () => await CommittedAsync(parts) == records);
        }

        Assert.Equal(Enumerable.Range(0, Bad).Select(static i => $"bad {i}"), ReadLetters(broker));
        await stopping.CancelAsync();
        await run;
    }

    private async Task<long> CommittedAsync(LooseParts parts)
    {
        var committed = 0L;
        for (var number = 0; number < MockKafkaCluster.DefaultPartitions; number++)
        {
            var guard = await parts.Store.ReadGuardAsync(new ShardAddress(_prefix, IngestionOptions.ShardGroup, number), CancellationToken.None);
            committed += guard is { Meta.IsEmpty: false } ? ShardMeta.Decode(guard.Meta.Span).Topics.Sum(static topic => topic.NextOffset) : 0;
        }

        return committed;
    }

    /// <summary>The letters' values, in the order of the offsets of their sources.</summary>
    private List<string> ReadLetters(MockKafkaCluster broker)
    {
        using var reader = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            GroupId = _prefix + "-reader",
            EnablePartitionEof = true,
        }).Build();
        var partitions = Enumerable.Range(0, MockKafkaCluster.DefaultPartitions)
            .Select(number => new TopicPartitionOffset(WorkerHost.LettersOf(_prefix), number, Offset.Beginning));
        reader.Assign(partitions);
        var (letters, ended) = (new SortedDictionary<long, string>(), 0);
        while (ended < MockKafkaCluster.DefaultPartitions && reader.Consume(TimeSpan.FromSeconds(30)) is { } record)
        {
            if (record.IsPartitionEOF)
            {
                ended++;
            }
            else
            {
                letters[long.Parse(record.Message.Key.Split('/')[^1], CultureInfo.InvariantCulture)] = record.Message.Value;
            }
        }

        return [.. letters.Values];
    }
}
