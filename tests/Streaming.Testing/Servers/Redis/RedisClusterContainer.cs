using System.Globalization;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>
/// A Redis Cluster of three primaries, all in one container: there they see each other on the very loopback ports that the engine publishes, so that
/// clients can go where the cluster sends them.
/// </summary>
public sealed class RedisClusterContainer : IRedisServer
{
    private const string Service = "redis";
    private const int Primaries = 3;
    private readonly ServerContainer _container;

    private RedisClusterContainer(ServerContainer container, IReadOnlyList<int> ports)
    {
        _container = container;
        Ports = ports;
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Ports { get; }

    /// <inheritdoc/>
    public string Address => string.Join(',', Ports.Select(static port => Text($"redis://127.0.0.1:{port}")));

    /// <summary>Starts the nodes, and makes a cluster of them.</summary>
    /// <exception cref="ServerNotStartedException">A node did not start, or the cluster did not form.</exception>
    public static async Task<RedisClusterContainer> StartAsync()
    {
        int[] busPorts = [];
        var (container, plan) = await ServerContainer.StartAsync(() => Plan(FreePort.Next(Primaries), busPorts = FreePort.Next(Primaries)), AnswersAsync);
        var cluster = new RedisClusterContainer(container, [.. plan.Ports.Select(static port => port.Outside)]);
        try
        {
            await RedisClusterForming.FormAsync(cluster.Ports, busPorts);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();

    /// <summary>What the container is made of.</summary>
    /// <param name="ports">The primaries' ports, inside as outside.</param>
    /// <param name="busPorts">Their cluster bus ports, inside only.</param>
    internal static ContainerPlan Plan(IReadOnlyList<int> ports, IReadOnlyList<int> busPorts)
    {
        var composed = ComposeFile.Services[Service];
        var nodes = ports.Zip(busPorts, static (port, busPort) => Text(
            $"redis-server --port {port} --cluster-enabled yes --cluster-config-file nodes-{port}.conf --cluster-port {busPort} ")
            + "--cluster-announce-ip 127.0.0.1 --cluster-node-timeout 5000 --save '' --appendonly no & ");
        return new ContainerPlan
        {
            Image = composed.Image,
            User = composed.User,
            Command = ["sh", "-c", string.Concat(nodes) + "wait"],
            Ports = [.. ports.Select(static port => (port, port))],
        };
    }

    private static async Task<bool> AnswersAsync(ContainerPlan plan)
    {
        foreach (var (outside, _) in plan.Ports)
        {
            if (!await RedisContainer.AnswersAsync(DockerEngine.Host, outside))
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
