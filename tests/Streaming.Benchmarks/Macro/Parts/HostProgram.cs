using System.Text.Json;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Benchmarks.Macro.Parts;

/// <summary>One of the product's hosts as a process of its own, on free ports, published as its image is: compiled ahead of time.</summary>
internal sealed class HostProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly ServerProcess _process;

    private HostProgram(ServerProcess process, IReadOnlyDictionary<string, Uri> urls)
    {
        _process = process;
        Urls = urls;
    }

    /// <summary>The process's number.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Where it listens, by listener name.</summary>
    public IReadOnlyDictionary<string, Uri> Urls { get; }

    /// <summary>The last lines that it wrote.</summary>
    public string Output => _process.Output;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a host and waits until it listens.</summary>
    /// <param name="name">Its assembly, without extension.</param>
    /// <param name="folder">For its files.</param>
    /// <param name="environment">Its configuration, as environment variables.</param>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<HostProgram> StartAsync(string name, TemporaryFolder folder, IReadOnlyDictionary<string, string> environment)
    {
        var urlsFile = folder[$"{name}.{Guid.NewGuid():N}.urls"];
        var all = new Dictionary<string, string>(environment)
        {
            ["Hosting__UrlsFile"] = urlsFile,
            ["Hosting__HttpPort"] = "0",

            // As its image sets it.
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_GCgen0size"] = "0x2000000",
            ["DOTNET_GCLOHThreshold"] = "0x40000",
            ["DOTNET_GCRetainVM"] = "1",
            ["DOTNET_TC_CallCountingDelayMs"] = "0",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
        };
        var program = await PublishedHosts.PathOfAsync(name);
        var process = await ServerProcess.StartAsync("dotnet", ["exec", program], "Application started", StartTimeout, folder.FullPath, all);
        var urls = JsonSerializer.Deserialize<Dictionary<string, Uri>>(await File.ReadAllTextAsync(urlsFile))!;
        return new HostProgram(process, urls);
    }

    /// <summary>Asks the host to drain and end, and waits until it has.</summary>
    public Task StopAsync() => _process.StopAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
