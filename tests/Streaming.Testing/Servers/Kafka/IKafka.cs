namespace Streaming.Testing.Servers.Kafka;

/// <summary>A Kafka that tests use.</summary>
public interface IKafka : IAsyncDisposable
{
    /// <summary>Where clients begin: <c>host:port</c>, several separated by commas.</summary>
    string BootstrapServers { get; }
}
