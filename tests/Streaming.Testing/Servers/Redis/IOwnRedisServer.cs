namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis of one node of our own, which tests may kill and start again.</summary>
public interface IOwnRedisServer : IRedisServer
{
    /// <summary>Ends the server as a crash would; what its options do not make it write is lost.</summary>
    Task KillAsync();

    /// <summary>Starts it again on the same port, after <see cref="KillAsync"/>.</summary>
    /// <exception cref="Processes.ServerNotStartedException">It did not start.</exception>
    Task RestartAsync();
}
