using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Support;

/// <summary>Tests against a redis-server share one.</summary>
[CollectionDefinition(Name)]
public sealed class RedisServerTests : ICollectionFixture<RedisServerFixture>
{
    public const string Name = "redis-server";
}

/// <summary>Tests against a Redis Cluster share one.</summary>
[CollectionDefinition(Name)]
public sealed class RedisClusterTests : ICollectionFixture<RedisClusterFixture>
{
    public const string Name = "Redis Cluster";
}

/// <summary>Tests against Garnet share one.</summary>
[CollectionDefinition(Name)]
public sealed class GarnetTests : ICollectionFixture<GarnetFixture>
{
    public const string Name = "Garnet";
}
