using Streaming.Testing.Servers.Containers;

namespace Streaming.Containers.Tests.Servers;

public sealed class DockerEngineTests
{
    [Theory]
    [InlineData(null, "unix:///var/run/docker.sock", "127.0.0.1")]
    [InlineData(null, "tcp://docker:2375", "docker")]
    [InlineData(null, "https://build.example:2376", "build.example")]
    [InlineData("host.docker.internal", "unix:///var/run/docker.sock", "host.docker.internal")]
    [InlineData(null, null, "127.0.0.1")]
    public void HostOf_AnEngine_IsWhereItsPublishedPortsAre(string? named, string? endpoint, string expected) =>
        Assert.Equal(expected, DockerEngine.HostOf(named, endpoint is null ? null : new Uri(endpoint)));
}
