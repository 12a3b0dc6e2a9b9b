using System.Globalization;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>A Redis Cluster of three primaries on free loopback ports, without replicas or persistence.</summary>
public sealed class RedisClusterProcess : IRedisServer
{
    private const int Slots = 16384;
    private const int Primaries = 3;
    private static readonly TimeSpan FormTimeout = TimeSpan.FromMinutes(1);
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

            await cluster.FormAsync(busPorts);
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

    private static string Command(FormattableString command) => command.ToString(CultureInfo.InvariantCulture);

    private async Task FormAsync(int[] busPorts)
    {
        for (var node = 0; node < Primaries; node++)
        {
            var port = _nodes[node].Port;
            await RedisLine.SendAsync(port, Command($"CLUSTER ADDSLOTSRANGE {Slots * node / Primaries} {(Slots * (node + 1) / Primaries) - 1}"));
            await RedisLine.SendAsync(port, Command($"CLUSTER SET-CONFIG-EPOCH {node + 1}"));
        }

        for (var node = 1; node < Primaries; node++)
        {
            await RedisLine.SendAsync(_nodes[0].Port, Command($"CLUSTER MEET 127.0.0.1 {_nodes[node].Port} {busPorts[node]}"));
        }

        using var deadline = new CancellationTokenSource(FormTimeout);
        foreach (var node in _nodes)
        {
            while (!await IsWholeAsync(node.Port))
            {
                if (deadline.IsCancellationRequested)
                {
                    throw new ServerNotStartedException($"The Redis Cluster did not form within {FormTimeout.TotalSeconds:0} s.", await RedisLine.SendAsync(node.Port, "CLUSTER NODES"));
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }
    }

    private static async Task<bool> IsWholeAsync(int port)
    {
        var info = await RedisLine.SendAsync(port, "CLUSTER INFO");
        return info.Contains("cluster_state:ok", StringComparison.Ordinal)
            && info.Contains(Command($"cluster_known_nodes:{Primaries}"), StringComparison.Ordinal);
    }
}
