using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Reading;

[Collection(RedisServerTests.Name)]
public sealed class RedisServerOvertakenReadingTests(RedisServerFixture fixture) : OvertakenReadingContract(fixture);
