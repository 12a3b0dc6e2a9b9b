using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Shards;

[Collection(RedisServerTests.Name)]
public sealed class RedisServerShardStoreTests(RedisServerFixture fixture) : ShardStoreContract(fixture);
