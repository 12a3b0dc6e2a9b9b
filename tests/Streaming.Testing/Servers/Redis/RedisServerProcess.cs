using System.Globalization;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Redis;

/// <summary>A <c>redis-server</c> on a free loopback port, without persistence.</summary>
public sealed class RedisServerProcess : IOwnRedisServer
{
    private const string Program = "redis-server";
    private const int Attempts = 3;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder _folder;
    private readonly string[] _arguments;
    private ServerProcess _process;

    private RedisServerProcess(int port, string[] arguments, TemporaryFolder folder, ServerProcess process)
    {
        Port = port;
        _arguments = arguments;
        _folder = folder;
        _process = process;
    }

    /// <summary>Whether the program is on this machine.</summary>
    public static bool IsInstalled => Executables.Find(Program) is not null;

    /// <summary>The loopback port.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> Ports => [Port];

    /// <inheritdoc/>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{Port}");

    /// <summary>Starts a server.</summary>
    /// <param name="options">Further options, as on the command line, for instance <c>--maxmemory-policy allkeys-lru</c>.</param>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<RedisServerProcess> StartAsync(params string[] options)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = new TemporaryFolder();
            var port = FreePort.Next();
            string[] arguments =
            [
                "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", string.Empty,
                "--appendonly", "no", "--dir", folder.FullPath, .. options,
            ];
            try
            {
                return new RedisServerProcess(port, arguments, folder, await LaunchAsync(arguments));
            }
            catch (ServerNotStartedException) when (attempt < Attempts)
            {
                // Somebody else may have taken the port meanwhile.
                folder.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public Task KillAsync() => _process.KillAsync();

    /// <inheritdoc/>
    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = await LaunchAsync(_arguments);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static Task<ServerProcess> LaunchAsync(string[] arguments) =>
        ServerProcess.StartAsync(Program, arguments, "Ready to accept connections", StartTimeout);
}
