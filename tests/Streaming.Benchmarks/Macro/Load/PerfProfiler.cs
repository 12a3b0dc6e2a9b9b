using System.Diagnostics;
using System.Globalization;

namespace Streaming.Benchmarks.Macro.Load;

/// <summary>Samples where a process spends its processor time, by Linux's <c>perf</c>, and leaves two lists: by the method itself, and with all that it calls.</summary>
/// <param name="folder">Receives the lists.</param>
/// <param name="duration">For how long to sample.</param>
internal sealed class PerfProfiler(string folder, TimeSpan duration)
{
    private const string SamplesPerSecond = "499";

    /// <summary>Has the process tell perf the names of its compiled methods.</summary>
    /// <param name="environment">The process's variables.</param>
    public void Prepare(Dictionary<string, string> environment)
    {
        Directory.CreateDirectory(folder);
        environment["DOTNET_PerfMapEnabled"] = "1";
        environment["DOTNET_EnableWriteXorExecute"] = "0";
    }

    /// <summary>Samples, and writes <c>self.txt</c> and <c>inclusive.txt</c>.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RecordAsync(int processId, CancellationToken cancellationToken)
    {
        var data = Path.Combine(folder, "perf.data");
        var (pid, seconds) = (processId.ToString(CultureInfo.InvariantCulture), duration.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        await RunAsync(["record", "-q", "-F", SamplesPerSecond, "-g", "-p", pid, "-o", data, "--", "sleep", seconds], null, cancellationToken);
        string[] common = ["report", "-i", data, "--stdio", "-g", "none", "--percent-limit", "0.3"];
        await RunAsync([.. common, "--no-children", "--sort", "dso,symbol"], "self.txt", cancellationToken);
        await RunAsync([.. common, "--children", "--sort", "symbol"], "inclusive.txt", cancellationToken);
        await RunAsync([.. common, "--no-children", "--sort", "comm"], "threads.txt", cancellationToken);
    }

    private async Task RunAsync(string[] arguments, string? outputFile, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("perf", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"perf {arguments[0]} failed: {await errors}");
        }

        if (outputFile is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, outputFile), output, cancellationToken);
        }
    }
}
