using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Reading;

[Collection(GarnetTests.Name)]
public sealed class GarnetOvertakenReadingTests(GarnetFixture fixture) : OvertakenReadingContract(fixture);
