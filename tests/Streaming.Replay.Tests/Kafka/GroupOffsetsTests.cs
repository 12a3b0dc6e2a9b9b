using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;
using Streaming.Replay.Tests.Replaying;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Replay.Tests.Kafka;

/// <summary>What is true of the mock cluster and of a real broker alike.</summary>
public abstract class GroupOffsetsTests
{
    private const int Partitions = MockKafkaCluster.DefaultPartitions;

    private readonly string _group = $"group-{Guid.NewGuid():N}";

    [SkippableFact]
    public async Task ReadAsync_NothingCommitted_GivesNothing()
    {
        var kafka = await KafkaAsync();
        using var offsets = new GroupOffsets(kafka.BootstrapServers, _group);

        Assert.Empty(await offsets.ReadAsync(TopicReader.Partitions(Partitions), CancellationToken.None));
    }

    [SkippableFact]
    public async Task RunAsync_MoreThanABrokerMayKeep_ReaderThatIsFollowedMissesNothing()
    {
        var kafka = await KafkaAsync();
        using var offsets = new GroupOffsets(kafka.BootstrapServers, _group);
        using var done = new CancellationTokenSource();
        using var failed = new CancellationTokenSource();
        using var consumer = await ConsumerFromNow(kafka);
        var reading = Task.Run(() => ReadAndCommit(consumer, failed, done.Token));
        await using var input = EventInput.FromStream(new MemoryStream(Load(60_000)));
        var options = new ReplayOptions { BootstrapServers = kafka.BootstrapServers, KeepsTimes = true };

        var replaying = ReplayAndWait(new(options, offsets), input, offsets, failed.Token);
        if (await Task.WhenAny(replaying, reading) == reading)
        {
            await reading;
        }

        var summary = await replaying;
        await done.CancelAsync();

        Assert.Equal(60_000, summary.Sent);
        Assert.True(await reading >= 60_000, "every record was read, none was dropped before");
        Assert.Equal(0, await offsets.LagAsync(summary.EndOffsets, CancellationToken.None));
        Assert.Null(offsets.LastError);
    }

    protected abstract Task<IKafka> KafkaAsync();

    private static async Task<ReplaySummary> ReplayAndWait(Replayer replayer, EventInput input, GroupOffsets offsets, CancellationToken cancellationToken)
    {
        var summary = await replayer.RunAsync(input, cancellationToken);
        await offsets.WaitUntilConsumedAsync(summary.EndOffsets, TimeProvider.System, lag: null, cancellationToken);
        return summary;
    }

    private static byte[] Load(int events)
    {
        var generator = new Streaming.Replay.Load.LoadGenerator(new() { Tickets = events / 5, EventBytes = 600 });
        using var stream = new MemoryStream();
        var line = new byte[601];
        line[600] = (byte)'\n';
        while (generator.TryWriteNext(line, out _))
        {
            stream.Write(line);
        }

        return stream.ToArray();
    }

    // A gap in the offsets is a record that was dropped.
    private static long ReadAndCommit(IConsumer<byte[], byte[]> consumer, CancellationTokenSource failed, CancellationToken done)
    {
        try
        {
            return ReadAndCommit(consumer, done);
        }
        catch
        {
            failed.Cancel();
            throw;
        }
    }

    private static long ReadAndCommit(IConsumer<byte[], byte[]> consumer, CancellationToken done)
    {
        var next = new Dictionary<TopicPartition, long>();
        var read = 0L;
        while (!done.IsCancellationRequested)
        {
            var record = consumer.Consume(TimeSpan.FromMilliseconds(50));
            if (record is not null)
            {
                Assert.Equal(next.GetValueOrDefault(record.TopicPartition, record.Offset.Value), record.Offset.Value);
                next[record.TopicPartition] = record.Offset.Value + 1;
                read++;
            }

            if ((record is null || read % 1_000 == 0) && next.Count > 0)
            {
                consumer.Commit(next.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)));
            }
        }

        return read;
    }

    // Partitions are assigned by hand: joining a group is not what is tested here. A record put before each partition's first makes
    // sure that topics made just now have their leaders, and where they end before the replay begins.
    private async Task<IConsumer<byte[], byte[]>> ConsumerFromNow(IKafka kafka)
    {
        using var producer = new ProducerBuilder<Null, byte[]>(KafkaSettings.Producer(kafka.BootstrapServers)).Build();
        await TopicPartitions.CountAsync(producer.Handle, Topics.Tickets, TimeProvider.System, CancellationToken.None);
        var from = new List<TopicPartitionOffset>();
        foreach (var partition in TopicReader.Partitions(Partitions).Where(partition => partition.Topic == Topics.Tickets))
        {
            var put = await producer.ProduceAsync(partition, new() { Value = [] });
            from.Add(new(partition, put.Offset + 1));
        }

        var consumer = TopicReader.Consumer(kafka, _group);
        consumer.Assign(from);
        return consumer;
    }
}
