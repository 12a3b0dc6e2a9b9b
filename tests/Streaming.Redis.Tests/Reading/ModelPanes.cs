using System.Text;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Tests.Reading;

/// <summary>
/// A toy of the real thing, for checking what readers see: panes of named cells, as a reader keeps them, and the text forms in which the
/// toy's log entries (<c>+name</c>, <c>-pane</c>, <c>pane/name=value</c>, one a line) and pages (<c>name=value</c>, one a line) hold them.
/// </summary>
internal sealed class ModelPanes : IShardSnapshotTarget
{
    private readonly HashSet<string> _names = [];
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _panes = new(StringComparer.Ordinal);

    /// <summary>Times that a whole reading began.</summary>
    public int Readings { get; private set; }

    public void Begin(Streaming.Domain.Shards.ShardGuard guard)
    {
        Readings++;
        _names.Clear();
        _panes.Clear();
    }

    public void AddName(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value) => _names.Add(Encoding.UTF8.GetString(field.Span));

    public long AddPage(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value)
    {
        var version = LogField.Version(value);
        var pane = Encoding.UTF8.GetString(field.Span);
        _panes[pane] = new(StringComparer.Ordinal);
        foreach (var line in Lines(value[LogField.Length..]))
        {
            var (name, cell) = Split(line, '=');
            if (_names.Contains(name))
            {
                _panes[pane][name] = cell;
            }
        }

        return version;
    }

    public void AddTickets(ShardLogEntry entry)
    {
    }

    public void AddDormant(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> state)
    {
    }

    public void AddChange(ShardLogEntry entry)
    {
        foreach (var line in Lines(entry.Value))
        {
            Apply(line);
        }
    }

    /// <summary>Applies one line of a log entry.</summary>
    public void Apply(string line)
    {
        switch (line[0])
        {
            case '+':
                _names.Add(line[1..]);
                break;
            case '-':
                _panes.Remove(line[1..]);
                break;
            default:
                var (pane, assignment) = Split(line, '/');
                var (name, value) = Split(assignment, '=');
                Assert.Contains(name, _names);
                if (!_panes.TryGetValue(pane, out var cells))
                {
                    _panes[pane] = cells = new(StringComparer.Ordinal);
                }

                cells[name] = value;
                break;
        }
    }

    /// <summary>Whether a name has been given out.</summary>
    public bool Knows(string name) => _names.Contains(name);

    /// <summary>A page of a pane as of a version; <see langword="null"/> when the pane is empty.</summary>
    public byte[]? Page(string pane, long version) => _panes.TryGetValue(pane, out var cells)
        ? [.. LogField.Of(version), .. Encoding.UTF8.GetBytes(string.Join('\n', cells.Select(cell => $"{cell.Key}={cell.Value}")))]
        : null;

    /// <summary>Everything, as one text.</summary>
    public override string ToString() => string.Join('\n', _panes.Select(pane => $"{pane.Key}: {string.Join(' ', pane.Value.Select(cell => $"{cell.Key}={cell.Value}"))}"));

    private static string[] Lines(ReadOnlyMemory<byte> text) => Encoding.UTF8.GetString(text.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static (string Left, string Right) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return (text[..at], text[(at + 1)..]);
    }
}
