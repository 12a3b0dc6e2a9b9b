using System.Diagnostics;
using System.Globalization;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>A Garnet from the local tool manifest on a free loopback port, in memory only.</summary>
public sealed class GarnetServerProcess : IRedisServer
{
    private const string DotNet = "dotnet";
    private static readonly string[] Run = ["tool", "run", "garnet-server", "--"];
    private static readonly Lazy<bool> Restored = new(FindTool);
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

    /// <summary>Whether the local tools have been restored, Garnet among them.</summary>
    public static bool IsRestored => Restored.Value;

    /// <summary>Starts a server.</summary>
    /// <param name="atomicScripts">Whether scripts run as transactions, as shards need it.</param>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<GarnetServerProcess> StartAsync(bool atomicScripts = true)
    {
        var port = FreePort.Next();
        string[] arguments =
        [
            .. Run, "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
            "--memory", "512m", "--index", "16m", "--lua", .. atomicScripts ? ["--lua-transaction-mode"] : Array.Empty<string>(),
        ];
        return new GarnetServerProcess(
            port, await ServerProcess.StartAsync(DotNet, arguments, "Ready to accept connections", StartTimeout, RepositoryRoot.FullPath));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static bool FindTool()
    {
        using var process = Process.Start(new ProcessStartInfo(DotNet, [.. Run, "--version"])
        {
            WorkingDirectory = RepositoryRoot.FullPath,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
