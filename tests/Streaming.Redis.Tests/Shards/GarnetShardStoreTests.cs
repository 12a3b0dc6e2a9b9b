using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Shards;

[Collection(GarnetTests.Name)]
public sealed class GarnetShardStoreTests(GarnetFixture fixture) : ShardStoreContract(fixture);
