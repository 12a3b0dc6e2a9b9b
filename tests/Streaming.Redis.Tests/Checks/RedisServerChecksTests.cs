using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Checks;

[Collection(RedisServerTests.Name)]
public sealed class RedisServerChecksTests(RedisServerFixture fixture) : RedisServerChecksContract(fixture);
