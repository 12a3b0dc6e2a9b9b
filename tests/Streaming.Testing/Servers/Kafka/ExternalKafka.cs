namespace Streaming.Testing.Servers.Kafka;

/// <summary>A Kafka that somebody else runs, named by <c>KAFKA_BOOTSTRAP</c>.</summary>
/// <param name="bootstrapServers">Where it is.</param>
public sealed class ExternalKafka(string bootstrapServers) : IKafka
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "KAFKA_BOOTSTRAP";

    /// <summary>The one that the environment names; <see langword="null"/> when it names none.</summary>
    public static ExternalKafka? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } servers ? new ExternalKafka(servers) : null;

    /// <inheritdoc/>
    public string BootstrapServers => bootstrapServers;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
