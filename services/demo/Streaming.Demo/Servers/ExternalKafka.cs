using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>A Kafka that somebody else runs.</summary>
/// <param name="bootstrapServers">Where it is.</param>
internal sealed class ExternalKafka(string bootstrapServers) : IKafkaServer
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "KAFKA_BOOTSTRAP";

    /// <inheritdoc/>
    public string BootstrapServers => bootstrapServers;

    /// <inheritdoc/>
    public string Description => $"yours ({Variable})";

    /// <inheritdoc/>
    public long UnconsumedBytesPerPartition => KafkaBroker.UnconsumedBytes;

    /// <inheritdoc/>
    public ChildProcess? Process => null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
