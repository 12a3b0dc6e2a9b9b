using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>A Redis that somebody else runs.</summary>
/// <param name="address">Where it is.</param>
internal sealed class ExternalRedis(string address) : IRedisServer
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "REDIS_URL";

    /// <inheritdoc/>
    public string Address => address;

    /// <inheritdoc/>
    public string Description => $"yours ({Variable})";

    /// <inheritdoc/>
    public ChildProcess? Process => null;

    /// <summary>The one that the environment names.</summary>
    /// <returns><see langword="null"/> when it names none.</returns>
    public static ExternalRedis? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? new(address) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
