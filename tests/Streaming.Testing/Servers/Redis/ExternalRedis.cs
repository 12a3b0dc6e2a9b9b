namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis that somebody else runs, named by <c>REDIS_URL</c>.</summary>
/// <param name="address">Where it is.</param>
public sealed class ExternalRedis(string address) : IRedisServer
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "REDIS_URL";

    /// <summary>The one that the environment names; <see langword="null"/> when it names none.</summary>
    public static ExternalRedis? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? new ExternalRedis(address) : null;

    /// <inheritdoc/>
    public string Address => address;

    /// <inheritdoc/>
    public IReadOnlyList<int> Ports => [];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
