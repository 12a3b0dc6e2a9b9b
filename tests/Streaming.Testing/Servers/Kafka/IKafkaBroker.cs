namespace Streaming.Testing.Servers.Kafka;

/// <summary>A real broker of our own, which tests may kill and start again.</summary>
public interface IKafkaBroker : IKafka
{
    /// <summary>Ends the broker as a crash would. Its data stays.</summary>
    Task KillAsync();

    /// <summary>Starts it on the same data and ports, after <see cref="KillAsync"/>.</summary>
    /// <exception cref="Processes.ServerNotStartedException">It did not start.</exception>
    Task RestartAsync();
}
