namespace Streaming.Gaps.Tests.Behaviour;

public sealed class HashingTests
{
    [Fact]
    public void Load_AssemblyThatTheRedisClientNeeds_IsThere()
    {
        var needed = typeof(StackExchange.Redis.ConnectionMultiplexer).Assembly.GetReferencedAssemblies().Single(name => name.Name == "System.IO.Hashing");

        var loaded = System.Reflection.Assembly.Load(needed);

        Assert.Equal(needed.GetPublicKeyToken(), loaded.GetName().GetPublicKeyToken());
    }
}
