using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Streaming.Redis.Connections;

namespace Streaming.Benchmarks.Macro.Idle;

/// <summary>Counts the commands that reach Redis, by Redis's own <c>MONITOR</c>: those of clients, and those that their scripts run.</summary>
internal static class CommandMonitor
{
    /// <summary>Watches for a while.</summary>
    /// <param name="address">Where Redis is.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IdleCounts> WatchAsync(string address, TimeSpan duration, CancellationToken cancellationToken)
    {
        var endPoint = (System.Net.IPEndPoint)RedisAddress.Parse(address).EndPoints.Select(static end => end switch
        {
            System.Net.DnsEndPoint name => new System.Net.IPEndPoint(System.Net.IPAddress.Parse(name.Host), name.Port),
            _ => end,
        }).First();
        using var socket = new TcpClient();
        await socket.ConnectAsync(endPoint, cancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("MONITOR\r\n"), cancellationToken);
        using var reader = new StreamReader(stream);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(duration);
        var (client, script) = (new Dictionary<string, int>(), 0);
        try
        {
            while (await reader.ReadLineAsync(end.Token) is { } line)
            {
                // +1339518083.107412 [0 127.0.0.1:60866] "evalsha" ...    or    [0 lua] "hget" ...
                var at = line.IndexOf("] \"", StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                if (line[..at].EndsWith(" lua", StringComparison.Ordinal))
                {
                    script++;
                    continue;
                }

                var name = line[(at + 3)..line.IndexOf('"', at + 3)].ToUpperInvariant();
                client[name] = client.GetValueOrDefault(name) + 1;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }

        return new IdleCounts(duration.TotalSeconds, client, script);
    }
}

/// <summary>Commands that reached Redis while nothing happened.</summary>
/// <param name="Seconds">For how long.</param>
/// <param name="Client">Commands of clients, by name.</param>
/// <param name="Script">Commands that scripts ran.</param>
internal sealed record IdleCounts(double Seconds, IReadOnlyDictionary<string, int> Client, int Script)
{
    /// <summary>Commands of clients each second.</summary>
    public double ClientPerSecond => Client.Values.Sum() / Seconds;

    /// <summary>Commands of scripts each second.</summary>
    public double ScriptPerSecond => Script / Seconds;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Client
        .OrderByDescending(static pair => pair.Value)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value / Seconds:N2}/s")));
}
