using System.Diagnostics;
using Streaming.Demo.Cli;

namespace Streaming.Demo.Processes;

/// <summary>A part of the demo that runs as a process of its own. Its output is kept in mind as a tail, and in a file where one is named.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly OutputTail _output;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStopping;

    private ChildProcess(string name, Process process, OutputTail output)
    {
        Name = name;
        _process = process;
        _output = output;
    }

    /// <summary>What the part is called in messages.</summary>
    public string Name { get; }

    /// <summary>The system's number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Ends with the process, with its exit code.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Whether it ended without having been asked to.</summary>
    public bool HasCrashed => Exited.IsCompleted && !_isStopping;

    /// <summary>The last lines that it wrote.</summary>
    public string Tail => _output.ToString();

    /// <summary>Starts a part.</summary>
    /// <param name="launcher">Starts it.</param>
    /// <param name="start">What to start.</param>
    /// <returns>The running part.</returns>
    /// <exception cref="DemoException">It cannot be started.</exception>
    public static async Task<ChildProcess> StartAsync(Launcher launcher, ChildStart start)
    {
        var info = Launcher.Wrap(start.File, start.Arguments);
        info.WorkingDirectory = start.Folder;
        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        var child = new ChildProcess(start.Name, process, new OutputTail(start.LogFile));
        process.OutputDataReceived += (_, line) => child._output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => child._output.Add(line.Data);
        process.Exited += (_, _) => child._exited.TrySetResult(process.ExitCode);
        try
        {
            await launcher.StartAsync(process).ConfigureAwait(false);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new DemoException($"{start.Name} cannot be started: {failure.Message}.", failure);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until the part writes a line with some text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DemoException">It ended, or did not write the text in time.</exception>
    public async Task WaitForLineAsync(string text, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var seen = _output.WaitForAsync(text, limit.Token);
        try
        {
            if (await Task.WhenAny(seen, Exited).ConfigureAwait(false) == Exited)
            {
                throw await CrashAsync().ConfigureAwait(false);
            }

            await seen.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DemoException($"{Name} was not ready within {timeout.TotalSeconds:0} s.{Environment.NewLine}{Tail}");
        }
    }

    /// <summary>What to tell when the part has ended by itself.</summary>
    /// <param name="exitCode">What the demo ends with then.</param>
    /// <returns>The failure, with the tail of what it wrote.</returns>
    public async Task<DemoException> CrashAsync(int exitCode = ExitCodes.Failed)
    {
        // The last lines may still be on their way through the pipe.
        await Task.WhenAny(_output.Closed, Task.Delay(LastLines)).ConfigureAwait(false);
        return new($"{Name} ended with exit code {await Exited.ConfigureAwait(false)}. Its last lines:{Environment.NewLine}{Tail}", exitCode);
    }

    /// <summary>Asks the part to end, and ends it at once if it does not within ten seconds.</summary>
    /// <returns>When it and all that it started are gone.</returns>
    public async Task StopAsync()
    {
        _isStopping = true;
        Signal(ProcessGroup.Terminate);
        await Task.WhenAny(Exited, Task.Delay(Grace)).ConfigureAwait(false);
        Signal(ProcessGroup.Kill);
        await Exited.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await Task.WhenAny(_output.Closed, Task.Delay(LastLines)).ConfigureAwait(false);
        _process.Dispose();
        _output.Dispose();
    }

    private void Signal(int signal)
    {
        if (Launcher.MakesGroups)
        {
            ProcessGroup.Send(Id, signal);
        }
        else if (!Exited.IsCompleted)
        {
            ProcessGroup.SendToOne(Id, signal);
        }
    }
}
