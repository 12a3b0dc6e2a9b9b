using System.Globalization;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Monitoring;

/// <summary>A real Alertmanager of a test's own, alone, on a free loopback port, with a configuration that the test writes.</summary>
public sealed class AlertmanagerServer : IAsyncDisposable
{
    // Debian's name; others call it as it calls itself.
    private static readonly string[] Programs = ["prometheus-alertmanager", "alertmanager"];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly ServerProcess _process;
    private readonly TemporaryFolder _folder;

    private AlertmanagerServer(ServerProcess process, TemporaryFolder folder, string address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>The last lines that it wrote.</summary>
    public string Output => _process.Output;

    private static string? Program => Programs.FirstOrDefault(program => Executables.Find(program) is not null);

    /// <summary>Ends the test where the program is absent.</summary>
    public static void Require() =>
        Requires.Part(Program is not null, "Alertmanager", "install Debian's prometheus-alertmanager.", Executables.CanInstallPackages());

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="configuration">Its configuration file's text.</param>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<AlertmanagerServer> StartAsync(string configuration)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["alertmanager.yml"], configuration);
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}");
        string[] arguments =
        [
            $"--config.file={folder["alertmanager.yml"]}", $"--storage.path={folder["data"]}", $"--web.listen-address={address}", "--cluster.listen-address=",
        ];
        return new AlertmanagerServer(await ServerProcess.StartAsync(Program!, arguments, "Listening", StartTimeout, folder.FullPath), folder, address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
