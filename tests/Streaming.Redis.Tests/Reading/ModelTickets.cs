using System.Text;
using Streaming.Domain.Shards;
using Streaming.Redis.Reading;

namespace Streaming.Redis.Tests.Reading;

/// <summary>
/// A toy of a reader's tickets. An entry of the toy's ticket log says <c>key=state</c> or, of a ticket that is gone, <c>key=</c>, one a line; a
/// dormant ticket is its state.
/// </summary>
internal sealed class ModelTickets : IShardSnapshotTarget
{
    private readonly SortedDictionary<string, string> _tickets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _logged = [];

    public void Begin(ShardGuard guard)
    {
        _tickets.Clear();
        _logged.Clear();
    }

    public void AddName(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value)
    {
    }

    public long AddPage(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value) => 0;

    public void AddChange(ShardLogEntry entry)
    {
    }

    public void AddTickets(ShardLogEntry entry)
    {
        foreach (var line in Encoding.UTF8.GetString(entry.Value.Span).Split('\n'))
        {
            var (key, state) = (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            _logged.Add(key);
            if (state.Length == 0)
            {
                _tickets.Remove(key);
            }
            else
            {
                _tickets[key] = state;
            }
        }
    }

    public void AddDormant(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> state)
    {
        var text = Encoding.UTF8.GetString(key.Span);
        if (!_logged.Contains(text))
        {
            _tickets[text] = Encoding.UTF8.GetString(state.Span);
        }
    }

    /// <summary>Everything, as one text.</summary>
    public override string ToString() => string.Join('\n', _tickets.Select(ticket => $"{ticket.Key}={ticket.Value}"));
}
