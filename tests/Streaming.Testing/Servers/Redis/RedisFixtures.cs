namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis of one node: the one that <c>REDIS_URL</c> names, otherwise one of our own.</summary>
public sealed class RedisServerFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "A Redis server";

    /// <inheritdoc/>
    protected override IReadOnlyList<ServerWay<IRedisServer>> Ways => RedisWays.OneNode;
}

/// <summary>A Redis Cluster of our own.</summary>
public sealed class RedisClusterFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "Redis Cluster";

    /// <inheritdoc/>
    protected override IReadOnlyList<ServerWay<IRedisServer>> Ways => RedisWays.Cluster;
}

/// <summary>A Garnet of our own.</summary>
public sealed class GarnetFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "Garnet";

    /// <inheritdoc/>
    protected override IReadOnlyList<ServerWay<IRedisServer>> Ways => RedisWays.Garnet;
}

/// <summary>Any Redis, in the order of preference: the one that <c>REDIS_URL</c> names, a <c>redis-server</c>, Garnet, a container.</summary>
public sealed class AnyRedisFixture : ServerFixture<IRedisServer>
{
    /// <inheritdoc/>
    public override string PartName => "Redis";

    /// <inheritdoc/>
    protected override IReadOnlyList<ServerWay<IRedisServer>> Ways => RedisWays.Any;
}
