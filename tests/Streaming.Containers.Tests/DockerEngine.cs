using System.Net.Sockets;
using Streaming.Testing.Servers;

namespace Streaming.Containers.Tests;

/// <summary>The Docker engine that containers run on.</summary>
internal static class DockerEngine
{
    private const string DefaultSocket = "/var/run/docker.sock";

    /// <summary>Ends the test where no engine can be reached.</summary>
    public static void Require() => Requires.Part(
        IsThere(), "A Docker engine", $"nothing listens at {Address}; start Docker, or set DOCKER_HOST.", couldBeProvided: false);

    private static string Address => Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host ? host : $"unix://{DefaultSocket}";

    private static bool IsThere()
    {
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var url))
        {
            return false;
        }

        try
        {
            var isUnix = url.Scheme == "unix";
            using var socket = new Socket(isUnix ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(isUnix ? new UnixDomainSocketEndPoint(url.LocalPath) : new System.Net.DnsEndPoint(url.Host, url.Port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
