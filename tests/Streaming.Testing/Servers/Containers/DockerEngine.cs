using Docker.DotNet;
using DotNet.Testcontainers.Configurations;

namespace Streaming.Testing.Servers.Containers;

/// <summary>The Docker engine that containers run on, as Testcontainers finds it: <c>DOCKER_HOST</c>, a context, or a socket in its usual places.</summary>
public static class DockerEngine
{
    private const string Loopback = "127.0.0.1";

    /// <summary>What a machine needs that has none.</summary>
    public static ServerNeed Need { get; } = new(() => IsThere, "start a Docker engine, or name one in DOCKER_HOST");

    /// <summary>Whether an engine answers.</summary>
    public static bool IsThere => Endpoint is not null;

    /// <summary>The host under which tests reach the ports that containers publish.</summary>
    public static string Host => HostOf(TestcontainersSettings.DockerHostOverride, Endpoint);

    /// <summary>Whether published ports are loopback ports of this machine.</summary>
    public static bool IsOnLoopback => Host == Loopback;

    private static Uri? Endpoint => TestcontainersSettings.OS.DockerEndpointAuthConfig?.Endpoint;

    /// <summary>A client of the engine, which must be there.</summary>
    public static IDockerClient CreateClient() => TestcontainersSettings.OS.DockerEndpointAuthConfig.GetDockerClientBuilder(Guid.NewGuid()).Build();

    /// <summary>Ends the test where no engine can be reached.</summary>
    public static void Require() => Requires.Part(IsThere, "A Docker engine", Need.HowToGetIt + ".", Need.CouldBeProvided);

    /// <summary>The host of an engine's published ports.</summary>
    /// <param name="named">What <c>TESTCONTAINERS_HOST_OVERRIDE</c> says: needed where tests themselves run in a container.</param>
    /// <param name="endpoint">Where the engine listens.</param>
    public static string HostOf(string? named, Uri? endpoint) => named is { Length: > 0 }
        ? named
        : endpoint is { Scheme: "tcp" or "http" or "https" } ? endpoint.Host : Loopback;
}
