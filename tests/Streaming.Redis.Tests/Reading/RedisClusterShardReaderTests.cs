using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Reading;

[Collection(RedisClusterTests.Name)]
public sealed class RedisClusterShardReaderTests(RedisClusterFixture fixture) : ShardReaderContract(fixture);
