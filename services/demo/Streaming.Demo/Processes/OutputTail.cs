namespace Streaming.Demo.Processes;

/// <summary>Keeps the last lines of a process, writes all of them to a file where one is named, and tells when a line was seen.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
internal sealed class OutputTail : IDisposable
{
    private const int KeptLines = 200;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _waits = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StreamWriter? _file;
    private int _open = 2;

    /// <summary>Begins.</summary>
    /// <param name="file">The file; <see langword="null"/> for none.</param>
    public OutputTail(string? file) => _file = file is null ? null : new StreamWriter(file) { AutoFlush = true };

    /// <summary>Ends when the process writes no more.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Takes a line; <see langword="null"/>, which each of standard output and error sends at its end, closes it.</summary>
    /// <param name="line">The line.</param>
    public void Add(string? line)
    {
        lock (_lock)
        {
            if (line is null)
            {
                if (--_open == 0)
                {
                    _closed.TrySetResult();
                }

                return;
            }

            _file?.WriteLine(line);
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines)
            {
                _lines.Dequeue();
            }

            _waits.RemoveAll(wait => line.Contains(wait.Text, StringComparison.Ordinal) && wait.Seen.TrySetResult());
        }
    }

    /// <summary>Waits for a line, one of those kept or a later one.</summary>
    /// <param name="text">What the line holds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task WaitForAsync(string text, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }

            _waits.Add((text, seen));
        }

        await seen.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The kept lines.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join(Environment.NewLine, _lines.Select(line => "  " + line));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
        }
    }
}
