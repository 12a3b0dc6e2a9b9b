using System.Text;
using Confluent.Kafka;
using Streaming.Integration.Tests.Pipelines;

namespace Streaming.Integration.Tests.Records;

/// <summary>Reads what a pipeline has set aside.</summary>
internal static class DeadLetterTopic
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Reads until a number of letters are there.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="count">How many.</param>
    /// <returns>The letters by key, repeats once.</returns>
    public static Dictionary<string, Message<byte[]?, byte[]?>> Read(Pipeline pipeline, int count)
    {
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig
        {
            BootstrapServers = pipeline.Kafka.BootstrapServers,
            GroupId = $"{pipeline.Group}-letters",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
        }).Build();
        consumer.Assign(Enumerable.Range(0, pipeline.Partitions).Select(number => new TopicPartitionOffset(pipeline.DeadLetters, number, Offset.Beginning)));
        var letters = new Dictionary<string, Message<byte[]?, byte[]?>>();
        using var deadline = new CancellationTokenSource(Patience);
        while (letters.Count < count)
        {
            var message = consumer.Consume(deadline.Token).Message;
            letters[Encoding.UTF8.GetString(message.Key!)] = message;
        }

        return letters;
    }

    /// <summary>The text of a header.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="name">The header.</param>
    /// <returns><see langword="null"/> when it is not there.</returns>
    public static string? Header(Message<byte[]?, byte[]?> letter, string name) =>
        letter.Headers.TryGetLastBytes(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;
}
