using System.Globalization;
using System.Net.Sockets;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis in a container, of the image of docker-compose.yml, without persistence.</summary>
public sealed class RedisContainer : IOwnRedisServer
{
    private const string Service = "redis";
    private const int InnerPort = 6379;
    private readonly ServerContainer _container;

    private RedisContainer(ServerContainer container, int port)
    {
        _container = container;
        Ports = DockerEngine.IsOnLoopback ? [port] : [];
        Address = string.Create(CultureInfo.InvariantCulture, $"redis://{DockerEngine.Host}:{port}");
    }

    /// <summary>Its image: that of docker-compose.yml.</summary>
    public static string Image => ComposeFile.Services[Service].Image;

    /// <inheritdoc/>
    public string Address { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> Ports { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Further options, as on the command line.</param>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<RedisContainer> StartAsync(params string[] options)
    {
        var (container, plan) = await ServerContainer.StartAsync(() => Plan(FreePort.Next(), options), plan => AnswersAsync(DockerEngine.Host, plan.Ports[0].Outside));
        return new RedisContainer(container, plan.Ports[0].Outside);
    }

    /// <inheritdoc/>
    public Task KillAsync() => _container.KillAsync();

    /// <inheritdoc/>
    public Task RestartAsync() => _container.RestartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();

    /// <summary>What the container is made of.</summary>
    /// <param name="port">A free port where the engine publishes.</param>
    /// <param name="options">Further options.</param>
    internal static ContainerPlan Plan(int port, IReadOnlyList<string> options)
    {
        var composed = ComposeFile.Services[Service];
        return new ContainerPlan
        {
            Image = composed.Image,
            User = composed.User,
            Command = ["redis-server", "--save", string.Empty, "--appendonly", "no", .. options],
            Ports = [(port, InnerPort)],
        };
    }

    /// <summary>Whether a server answers.</summary>
    /// <param name="host">Its host.</param>
    /// <param name="port">Its port.</param>
    internal static async Task<bool> AnswersAsync(string host, int port)
    {
        try
        {
            return await RedisLine.SendAsync(port, "PING", host) == "PONG";
        }
        catch (Exception fault) when (fault is SocketException or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
