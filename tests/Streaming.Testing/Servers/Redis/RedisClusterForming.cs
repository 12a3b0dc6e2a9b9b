using System.Globalization;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>Makes a Redis Cluster of servers that have been started for one.</summary>
internal static class RedisClusterForming
{
    private const int Slots = 16384;
    private static readonly TimeSpan FormTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Gives each primary its share of the slots, and waits until all of them see the whole cluster.</summary>
    /// <param name="ports">The primaries' loopback ports.</param>
    /// <param name="busPorts">Their cluster bus ports, as they see each other.</param>
    /// <exception cref="ServerNotStartedException">The cluster did not form.</exception>
    public static async Task FormAsync(IReadOnlyList<int> ports, IReadOnlyList<int> busPorts)
    {
        for (var node = 0; node < ports.Count; node++)
        {
            await RedisLine.SendAsync(ports[node], Command($"CLUSTER ADDSLOTSRANGE {Slots * node / ports.Count} {(Slots * (node + 1) / ports.Count) - 1}"));
            await RedisLine.SendAsync(ports[node], Command($"CLUSTER SET-CONFIG-EPOCH {node + 1}"));
        }

        for (var node = 1; node < ports.Count; node++)
        {
            await RedisLine.SendAsync(ports[0], Command($"CLUSTER MEET 127.0.0.1 {ports[node]} {busPorts[node]}"));
        }

        using var deadline = new CancellationTokenSource(FormTimeout);
        foreach (var port in ports)
        {
            while (!await IsWholeAsync(port, ports.Count))
            {
                if (deadline.IsCancellationRequested)
                {
                    throw new ServerNotStartedException($"The Redis Cluster did not form within {FormTimeout.TotalSeconds:0} s.", await RedisLine.SendAsync(port, "CLUSTER NODES"));
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }
    }

    private static async Task<bool> IsWholeAsync(int port, int primaries)
    {
        var info = await RedisLine.SendAsync(port, "CLUSTER INFO");
        return info.Contains("cluster_state:ok", StringComparison.Ordinal)
            && info.Contains(Command($"cluster_known_nodes:{primaries}"), StringComparison.Ordinal);
    }

    private static string Command(FormattableString command) => command.ToString(CultureInfo.InvariantCulture);
}
