using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Shards;

[Collection(RedisClusterTests.Name)]
public sealed class RedisClusterShardStoreTests(RedisClusterFixture fixture) : ShardStoreContract(fixture);
