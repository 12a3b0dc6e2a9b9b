using System.Collections.Concurrent;
using System.Diagnostics;

namespace Streaming.Demo.Processes;

/// <summary>
/// Starts processes so that none outlives this one: each in a session of its own (the terminal's Ctrl-C reaches only the demo, which then
/// stops its parts in order), and killed by the system when the demo dies without a chance to do so.
/// </summary>
/// <remarks>
/// The system ties a child's life to the thread that started it, so one thread starts them all and lives as long as the launcher.
/// Where <c>setsid</c> and <c>setpriv</c> are missing (they are Linux's), processes are started plainly. Safe for use by several threads.
/// </remarks>
internal sealed class Launcher : IDisposable
{
    private static readonly string? SetSession = Executables.Find("setsid");
    private static readonly string? SetPrivileges = Executables.Find("setpriv");

    private readonly BlockingCollection<(Process Process, TaskCompletionSource Started)> _queue = [];
    private readonly Thread _thread;

    /// <summary>Begins.</summary>
    public Launcher()
    {
        _thread = new Thread(StartAll) { IsBackground = true, Name = "launcher" };
        _thread.Start();
    }

    /// <summary>Whether a process started here leads a group of its own.</summary>
    public static bool MakesGroups => SetSession is not null;

    /// <summary>Puts what ties a process to this one before its command.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What to start.</returns>
    public static ProcessStartInfo Wrap(string file, IEnumerable<string> arguments)
    {
        var command = new List<string>();
        if (SetSession is not null)
        {
            command.Add(SetSession);
        }

        if (SetPrivileges is not null)
        {
            command.AddRange([SetPrivileges, "--pdeathsig", "KILL"]);
        }

        command.Add(file);
        command.AddRange(arguments);
        return new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    /// <summary>Starts a process.</summary>
    /// <param name="process">What to start.</param>
    /// <returns>When it runs.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public Task StartAsync(Process process)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((process, started));
        return started.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    private void StartAll()
    {
        foreach (var (process, started) in _queue.GetConsumingEnumerable())
        {
            try
            {
                process.Start();
                started.SetResult();
            }
            catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
            {
                started.SetException(failure);
            }
        }
    }
}
