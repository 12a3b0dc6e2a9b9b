using System.Collections.Concurrent;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Contracts;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Publishing;
using Streaming.Ingestion.Tests.Support;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Ingestion.Tests.Publishing;

/// <summary>The producer against librdkafka's mock cluster.</summary>
public sealed class OutboxProducerTests
{
    private const string Topic = "told";
    private readonly ConcurrentQueue<(int Number, Error Error)> _reports = new();

    /// <summary>One broker has a message and has not answered when the other makes the client fail: no report may go lost with that client.</summary>
    [Fact]
    public async Task TryProduce_ClientFailsForGood_EachMessageIsReportedOnceAndTheNextOnesAreTaken()
    {
        await using var kafka = new FaultyKafkaCluster(brokers: 2);
        kafka.CreateTopic(Topic, leaders: [1, 2]);
        await using var app = IngestionApp.Build(["--http-port=0", $"--Kafka:Bootstrap={kafka.BootstrapServers}"]);
        var producer = app.Services.GetRequiredService<IOutboxProducer>();
        await PublishAsync(producer, 1, partition: 0);
        await PublishAsync(producer, 2, partition: 1);
        kafka.Delay(broker: 2, TimeSpan.FromSeconds(2));
        var before = kafka.Count(KafkaRequest.Produce);
        Assert.True(TryProduce(producer, 3, partition: 1));
        await Eventually.HoldsAsync("the slow broker has it", () => kafka.Count(KafkaRequest.Produce) == before + 1);

        kafka.FailNext(KafkaRequest.Produce, ErrorCode.OutOfOrderSequenceNumber);
        var taken = Enumerable.Range(4, 50).Where(number => TryProduce(producer, number, partition: 0)).ToList();
        await Eventually.HoldsAsync("all are reported", () => _reports.Count >= 3 + taken.Count);
        await PublishAsync(producer, 100, partition: 0);
        await PublishAsync(producer, 101, partition: 1);

        var reports = _reports.ToLookup(static report => report.Number, static report => report.Error);
        Assert.All(taken.Append(3), number => Assert.Single(reports[number]));
        Assert.False(reports[3].Single().IsError);
        Assert.True(reports[4].Single().IsError);
    }

    [Fact]
    public async Task Pump_ClientFailsForGood_AllOfTheShardsMessagesArePublishedInOrder()
    {
        const int Messages = 200;
        await using var kafka = new FaultyKafkaCluster();
        kafka.CreateTopic(Topic, leaders: 1);
        await using var app = IngestionApp.Build(["--http-port=0", $"--Kafka:Bootstrap={kafka.BootstrapServers}"]);
        var engine = new ShardEngine(new EngineSettings(), new StorageSettings());
        var sender = new OutboxSender(engine.Outbox, app.Services.GetRequiredService<IOutboxProducer>(), TimeProvider.System);
        kafka.Delay(broker: 1, TimeSpan.FromMilliseconds(50));
        for (var number = 0; number < Messages; number++)
        {
            engine.Outbox.Add(new OutboxMessage(Topic, "ticket"u8.ToArray(), "", [(byte)number], 0));
            using var commit = engine.CreateCommit(default, new ShardMeta { Topics = [] });
            if (number == Messages / 2)
            {
                kafka.FailNext(KafkaRequest.Produce, ErrorCode.OutOfOrderSequenceNumber);
            }

            sender.Pump(commit.Version);
            await Task.Delay(1);
        }

        var isRefused = false;
        await Eventually.HoldsAsync("all are published", () =>
        {
            sender.Pump(Messages);
            isRefused |= sender.IsRefused;
            return engine.Outbox.Count == 0;
        });

        Assert.True(isRefused);
        Assert.Equal(
            Enumerable.Range(0, Messages),
            TopicRecords.LastOfEach(TopicRecords.Read(kafka, Topic).Select(static record => (int)record.Value[0])));
    }

    /// <summary>Publishes a message as shards do: again until it is taken.</summary>
    private Task PublishAsync(IOutboxProducer producer, int number, int partition) => Eventually.HoldsAsync($"message {number} is published", async () =>
    {
        if (!TryProduce(producer, number, partition))
        {
            return false;
        }

        await Eventually.HoldsAsync("its report", () => _reports.Any(report => report.Number == number));
        return !_reports.Last(report => report.Number == number).Error.IsError;
    });

    private bool TryProduce(IOutboxProducer producer, int number, int partition) =>
        producer.TryProduce(new OutboxMessage(Topic, KeyOf(partition), "", [(byte)number], 0), error => _reports.Enqueue((number, error)));

    private static byte[] KeyOf(int partition) =>
        Enumerable.Range(0, 100).Select(static i => new[] { (byte)i }).First(key => Murmur2.Partition(key, 2) == partition);
}
