using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Integration.Tests.Records;

/// <summary>What a pipeline publishes of SLA clocks, read as it comes.</summary>
internal sealed class SlaTopic : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly IConsumer<byte[]?, byte[]> _consumer;

    private SlaTopic(IConsumer<byte[]?, byte[]> consumer)
    {
        _consumer = consumer;
    }

    /// <summary>Everything read so far, repeats included, in the order of reading.</summary>
    public List<SlaMessage> Messages { get; } = [];

    /// <summary>Makes a topic of the pipeline's own, tells its hosts of it, and reads it from the beginning.</summary>
    /// <param name="pipeline">The pipeline.</param>
    public static async Task<SlaTopic> OpenAsync(Pipeline pipeline)
    {
        var name = $"sla-{pipeline.Group}";
        pipeline.Settings["Ingestion:SlaTopic"] = name;
        await KafkaTopics.CreateAsync(pipeline.Kafka, pipeline.Partitions, TopicTimestamps.CreateTime, name);
        var consumer = new ConsumerBuilder<byte[]?, byte[]>(new ConsumerConfig
        {
            BootstrapServers = pipeline.Kafka.BootstrapServers,
            GroupId = $"{pipeline.Group}-sla",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
        }).Build();
        consumer.Assign(Enumerable.Range(0, pipeline.Partitions).Select(number => new TopicPartitionOffset(name, number, Offset.Beginning)));
        return new SlaTopic(consumer);
    }

    /// <summary>Reads until it is so.</summary>
    /// <param name="isSo">Looks at what was read.</param>
    public Task UntilAsync(Func<List<SlaMessage>, bool> isSo) => Wait.UntilAsync(
        () =>
        {
            while (_consumer.Consume(Poll) is { } record)
            {
                Messages.Add(SlaMessage.Read(record.Message));
            }

            return Task.FromResult(isSo(Messages));
        },
        () => $"after {Messages.Count} messages, of which {Messages.Count(message => message.Type.Contains("breached", StringComparison.Ordinal))} tell a breach.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }
}

/// <summary>A message of <see cref="SlaTopic"/>.</summary>
/// <param name="Id">Its CloudEvents id.</param>
/// <param name="Type">Its CloudEvents type.</param>
/// <param name="Key">The record's key.</param>
/// <param name="Revision">The revision of what it tells of its clock.</param>
/// <param name="Text">The whole value.</param>
internal sealed record SlaMessage(string Id, string Type, string Key, long Revision, string Text)
{
    public static SlaMessage Read(Message<byte[]?, byte[]> message)
    {
        using var json = JsonDocument.Parse(message.Value);
        return new SlaMessage(
            json.RootElement.GetProperty("id").GetString()!,
            json.RootElement.GetProperty("type").GetString()!,
            Encoding.UTF8.GetString(message.Key!),
            json.RootElement.GetProperty("data").GetProperty("revision").GetInt64(),
            Encoding.UTF8.GetString(message.Value));
    }
}
