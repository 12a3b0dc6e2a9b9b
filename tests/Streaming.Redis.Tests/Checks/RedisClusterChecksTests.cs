using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Checks;

[Collection(RedisClusterTests.Name)]
public sealed class RedisClusterChecksTests(RedisClusterFixture fixture) : RedisServerChecksContract(fixture);
