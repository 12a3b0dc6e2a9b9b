using System.Globalization;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis Cluster of three primaries on free loopback ports, without replicas or persistence.</summary>
public sealed class RedisClusterProcess : IRedisServer
{
    private const int Primaries = 3;
    private readonly List<RedisServerProcess> _nodes = [];

    private RedisClusterProcess()
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Ports => _nodes.ConvertAll(node => node.Port);

    /// <inheritdoc/>
    public string Address => string.Join(',', _nodes.Select(node => node.Address));

    /// <summary>Starts the nodes, gives each a third of the slots, and waits until all of them see the whole cluster.</summary>
    /// <exception cref="ServerNotStartedException">A node did not start, or the cluster did not form.</exception>
    public static async Task<RedisClusterProcess> StartAsync()
    {
        var cluster = new RedisClusterProcess();
        try
        {
            var busPorts = FreePort.Next(Primaries);
            foreach (var busPort in busPorts)
            {
                cluster._nodes.Add(await RedisServerProcess.StartAsync(
                    "--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf", "--cluster-node-timeout", "5000",
                    "--cluster-port", busPort.ToString(CultureInfo.InvariantCulture)));
            }

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
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
