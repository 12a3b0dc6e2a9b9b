using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>Tests that share a real broker and a Redis, and leave both running.</summary>
[CollectionDefinition(Name)]
public sealed class SharedServers : ICollectionFixture<KafkaBrokerFixture>, ICollectionFixture<AnyRedisFixture>
{
    public const string Name = "Broker and Redis, shared";
}

/// <summary>Tests in which workers and servers fail; they do not wait for those that only read.</summary>
[CollectionDefinition(Name)]
public sealed class FailingServers : ICollectionFixture<KafkaBrokerFixture>, ICollectionFixture<AnyRedisFixture>
{
    public const string Name = "Broker and Redis, failing";
}

/// <summary>Tests in which what workers write beside the numbers meets failures; they do not wait for those above.</summary>
[CollectionDefinition(Name)]
public sealed class FailingRecords : ICollectionFixture<KafkaBrokerFixture>, ICollectionFixture<AnyRedisFixture>
{
    public const string Name = "Broker and Redis, failing, for records";
}

/// <summary>Tests that wait, for minutes and in real time, for what Prometheus tells; nobody waits for them meanwhile.</summary>
[CollectionDefinition(Name)]
public sealed class WatchedServers : ICollectionFixture<KafkaBrokerFixture>, ICollectionFixture<AnyRedisFixture>
{
    public const string Name = "Broker and Redis, watched";
}
