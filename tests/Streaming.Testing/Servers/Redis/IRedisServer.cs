namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis that tests use.</summary>
public interface IRedisServer : IAsyncDisposable
{
    /// <summary>What <c>RedisOptions.Address</c> takes.</summary>
    string Address { get; }

    /// <summary>The loopback ports of its primaries; empty when it is not ours.</summary>
    IReadOnlyList<int> Ports { get; }
}
