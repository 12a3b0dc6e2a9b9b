using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Streaming.Testing.Servers.Processes;

/// <summary>
/// A server that a test started: waited for until it says that it is ready, killed with its children when disposed, and at the latest
/// when the test process ends.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 60;
    private static readonly TimeSpan LastLinesTimeout = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<int, Process> Running = new();
    private readonly Process _process;
    private readonly string _name;
    private readonly string _readyText;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _streamsRead;

    static ServerProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Running.Values)
        {
            TryKill(process);
        }
    };

    private ServerProcess(ProcessStartInfo start, string readyText)
    {
        _name = Path.GetFileName(start.FileName);
        _readyText = readyText;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => OnLine(line.Data);
        _process.ErrorDataReceived += (_, line) => OnLine(line.Data);
        _process.Exited += (_, _) => _ = EndAsync();
    }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that it wrote.</summary>
    public string Output => string.Join(Environment.NewLine, _lines);

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="readyText">It is ready when a line that it writes holds this.</param>
    /// <param name="timeout">How long to wait for that.</param>
    /// <param name="workingFolder">Where it runs; the current folder by default.</param>
    /// <param name="environment">Further environment variables.</param>
    /// <exception cref="ServerNotStartedException">It ended, or did not become ready in time; its output is in the message.</exception>
    public static async Task<ServerProcess> StartAsync(
        string file,
        IEnumerable<string> arguments,
        string readyText,
        TimeSpan timeout,
        string? workingFolder = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? string.Empty,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(start, readyText);
        try
        {
            server.Begin();
            await server._ready.Task.WaitAsync(timeout);
            return server;
        }
        catch (TimeoutException)
        {
            var output = server.Output;
            await server.DisposeAsync();
            throw new ServerNotStartedException($"{server._name} was not ready within {timeout.TotalSeconds:0} s.", output);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process and its children at once, as a crash would (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        TryKill(_process);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end (SIGTERM) and waits until it is gone.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Running.TryRemove(_process.Id, out _);
        _process.Dispose();
    }

    private static void TryKill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already, which is what was wanted.
        }
    }

    private void Begin()
    {
        _process.Start();
        Running[_process.Id] = _process;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>It has ended: what it wrote last may still be on its way, and with it that it was ready.</summary>
    private async Task EndAsync()
    {
        await Task.WhenAny(_allRead.Task, Task.Delay(LastLinesTimeout));
        _ready.TrySetException(new ServerNotStartedException($"{_name} ended before it was ready.", Output));
    }

    private void OnLine(string? line)
    {
        if (line is null)
        {
            if (Interlocked.Increment(ref _streamsRead) == 2)
            {
                _allRead.TrySetResult();
            }

            return;
        }

        _lines.Enqueue(line);
        while (_lines.Count > KeptLines)
        {
            _lines.TryDequeue(out _);
        }

        if (line.Contains(_readyText, StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }
}
