using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Checks;

[Collection(GarnetTests.Name)]
public sealed class GarnetChecksTests(GarnetFixture fixture) : RedisServerChecksContract(fixture);
