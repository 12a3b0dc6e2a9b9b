using System.Globalization;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>The embedded default: Garnet, from the local tool manifest, on a free loopback port, in memory only.</summary>
internal sealed class GarnetServer : IRedisServer
{
    private const int StartAttempts = 3;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;

    private GarnetServer(ChildProcess process, int port)
    {
        _process = process;
        Address = string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{port}");
    }

    /// <inheritdoc/>
    public string Address { get; }

    /// <inheritdoc/>
    public string Description => "embedded (Garnet)";

    /// <inheritdoc/>
    public ChildProcess? Process => _process;

    /// <summary>Starts a server.</summary>
    /// <param name="launcher">Starts it.</param>
    /// <param name="folder">Gets its log.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <returns>The server, ready.</returns>
    /// <exception cref="DemoException">It does not start.</exception>
    public static async Task<GarnetServer> StartAsync(Launcher launcher, RunFolder folder, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(launcher, folder, Ports.Free(1)[0], cancellationToken).ConfigureAwait(false);
            }
            catch (DemoException) when (attempt < StartAttempts)
            {
                // Somebody else may have taken the free port first: another one then.
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<GarnetServer> StartOnceAsync(Launcher launcher, RunFolder folder, int port, CancellationToken cancellationToken)
    {
        var root = RepositoryFolder.Find();
        var process = await ChildProcess.StartAsync(launcher, new("garnet", Executables.Dotnet, [.. LocalTool.Command(root, "garnet-server"), .. Arguments(port)])
        {
            Folder = root,
            LogFile = folder.LogOf("garnet"),
        }).ConfigureAwait(false);
        try
        {
            await process.WaitForLineAsync("Ready to accept connections", StartTimeout, cancellationToken).ConfigureAwait(false);
            return new(process, port);
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Garnet drops what is oldest beyond its memory, and counts must never be dropped: it may use half of the machine's, and takes only what it needs.
    private static string[] Arguments(int port) =>
    [
        "--port", port.ToString(CultureInfo.InvariantCulture),
        "--bind", "127.0.0.1",
        "--memory", Math.Max(1, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 >> 30).ToString(CultureInfo.InvariantCulture) + "g",
        "--index", "16m",
        "--lua",
        "--lua-transaction-mode",
        "--no-pubsub",
    ];
}
