using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Benchmarks.Macro.Parts;

/// <summary>
/// The hosts as they are deployed: published with code compiled ahead of time. As built, everything is compiled when it is first run, which on two
/// busy processors takes the first half minute.
/// </summary>
internal static class PublishedHosts
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Published = new(StringComparer.Ordinal);

    /// <summary>Publishes a host, once in this process, and only what has changed.</summary>
    /// <param name="name">Its assembly, without extension.</param>
    /// <returns>Path of the assembly.</returns>
    /// <exception cref="ServerNotStartedException">It cannot be published.</exception>
    public static Task<string> PathOfAsync(string name) =>
        Published.GetOrAdd(name, static name => new Lazy<Task<string>>(() => PublishAsync(name))).Value;

    private static async Task<string> PublishAsync(string name)
    {
        // The build puts this program into artifacts/bin/<project>/<configuration>/.
        var artifacts = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!;
        var project = Directory.EnumerateDirectories(Path.Combine(artifacts.Parent!.FullName, "services"), name, SearchOption.AllDirectories).First();
        var folder = Path.Combine(artifacts.FullName, "publish", name, "benchmarks");
        await DotnetAsync(
            name,
            "publish", project, "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true",
            "--output", folder, "--nologo", "--verbosity", "quiet");

        // The compiler stays, for what is built next, and has itself optimised in the background: a tenth of two processors for minutes, in which is measured.
        await DotnetAsync(name, "build-server", "shutdown");
        return Path.Combine(folder, name + ".dll");
    }

    private static async Task DotnetAsync(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new ServerNotStartedException($"{name} cannot be published.", output + await errors);
        }
    }
}
