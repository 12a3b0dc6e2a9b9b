using System.CommandLine;
using System.Runtime.InteropServices;
using Streaming.Demo.Cli;

namespace Streaming.Demo;

/// <summary>The demo as a process: its command line, its signals, and the one line that tells a failure.</summary>
internal static class DemoProgram
{
    /// <summary>Parses and runs. Ctrl-C, SIGTERM and the loss of the terminal stop in good order; a second Ctrl-C does so at once.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="command">What to do.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Command command)
    {
        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("See --help.");
            return ExitCodes.BadOption;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
        try
        {
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }, stop.Token);
        }
        catch (DemoException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }

        void OnSignal(PosixSignalContext context)
        {
            // The second time the system does what it does by itself, which ends the parts too: see Launcher.
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
