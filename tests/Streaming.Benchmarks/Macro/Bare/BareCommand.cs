using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Streaming.Benchmarks.Macro.Bare;

/// <summary>The command <c>bare</c>: the bare consume loop in a process of its own, so that its processor time and memory are its own too.</summary>
internal static class BareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var bootstrap = new Option<string>("--bootstrap") { Description = "The broker, host:port", Required = true };
        var consumers = new Option<int>("--consumers") { Description = "Consumers", DefaultValueFactory = static _ => Environment.ProcessorCount };
        var seconds = new Option<double>("--seconds") { Description = "For how long, at most", DefaultValueFactory = static _ => 15 };
        var command = new Command("bare", "Consumes the tickets' topic and does nothing with it; writes one line of JSON") { bootstrap, consumers, seconds };
        command.SetAction(parsed =>
        {
            using var loop = new BareLoop(parsed.GetValue(bootstrap)!, parsed.GetValue(consumers), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            Console.WriteLine(JsonSerializer.Serialize(loop.Run()));
        });
        return command;
    }

    /// <summary>Runs the command as a process of its own.</summary>
    /// <param name="bootstrap">The broker.</param>
    /// <param name="duration">For how long, at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<BareResult> RunAsync(string bootstrap, TimeSpan duration, CancellationToken cancellationToken)
    {
        var seconds = duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(BareCommand).Assembly.Location, "bare", "--bootstrap", bootstrap, "--seconds", seconds])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return JsonSerializer.Deserialize<BareResult>(output)!;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
