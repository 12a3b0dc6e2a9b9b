using System.Globalization;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>A Garnet from the local tool manifest on a free loopback port, in memory only.</summary>
public sealed class GarnetServerProcess : IRedisServer
{
    private const string NotRestored = "dotnet tool restore";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private readonly ServerProcess _process;

    private GarnetServerProcess(int port, ServerProcess process)
    {
        Port = port;
        _process = process;
    }

    /// <summary>The loopback port.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> Ports => [Port];

    /// <inheritdoc/>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{Port}");

    /// <summary>Starts a server.</summary>
    /// <param name="atomicScripts">Whether scripts run as transactions, as shards need it.</param>
    /// <returns>The server; <see langword="null"/> when the local tools have not been restored.</returns>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<GarnetServerProcess?> StartAsync(bool atomicScripts = true)
    {
        var port = FreePort.Next();
        string[] arguments =
        [
            "tool", "run", "garnet-server", "--", "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
            "--memory", "512m", "--index", "16m", "--lua", .. atomicScripts ? ["--lua-transaction-mode"] : Array.Empty<string>(),
        ];
        try
        {
            return new GarnetServerProcess(
                port, await ServerProcess.StartAsync("dotnet", arguments, "Ready to accept connections", StartTimeout, RepositoryRoot.FullPath));
        }
        catch (ServerNotStartedException error) when (error.Output.Contains(NotRestored, StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
