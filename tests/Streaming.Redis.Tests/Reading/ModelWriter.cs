using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Streaming.Domain.Shards;
using Streaming.Redis.Shards;
using Streaming.Redis.Tests.Support;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Reading;

/// <summary>
/// An owner that commits random changes of <see cref="ModelPanes"/>, checkpoints a few old log entries at a time into pages and names,
/// drops panes, and is now and then replaced by another owner. It remembers the state of every version.
/// </summary>
internal sealed class ModelWriter(IShardStore store, ShardAddress address, int seed)
{
    private const int PaneCount = 400;
    private readonly Random _random = new(seed);
    private readonly ModelPanes _panes = new();
    private readonly SortedDictionary<long, List<string>> _log = [];
    private ShardOwner? _owner;

    /// <summary>The whole state of each version.</summary>
    public ConcurrentDictionary<long, string> History { get; } = new() { [0] = string.Empty };

    /// <summary>Takes the shard over.</summary>
    public async Task AcquireAsync() => _owner = await ShardOwner.AcquireAsync(store, address);

    /// <summary>Makes the next version.</summary>
    public async Task CommitAsync()
    {
        if (_random.Next(60) == 0)
        {
            await AcquireAsync();
        }

        var version = _owner!.Version + 1;
        var writes = new List<FieldWrite>();

        // One commit in ten changes no cell, as a heartbeat does.
        if (_random.Next(10) > 0)
        {
            var lines = Change(writes);
            _log[version] = lines;
            writes.Add(Entry(version, string.Join('\n', lines)));
        }

        if (_random.Next(3) == 0)
        {
            Checkpoint(version, writes);
        }

        History[version] = _panes.ToString();
        var result = await _owner.CommitAsync(Encoding.UTF8.GetBytes(version.ToString(CultureInfo.InvariantCulture)), [.. writes]);
        Assert.True(result.Applied);
    }

    private static string PaneOf(string line) => line[0] == '-' ? line[1..] : line[..line.IndexOf('/', StringComparison.Ordinal)];

    private List<string> Change(List<FieldWrite> writes)
    {
        var lines = new List<string>();
        if (_random.Next(8) == 0)
        {
            var dropped = $"pane{_random.Next(PaneCount)}";
            lines.Add("-" + dropped);
            writes.Add(Delete(ShardHash.Pages, dropped));
        }

        for (var changes = _random.Next(1, 30); changes > 0; changes--)
        {
            var name = $"name{_random.Next(500)}";
            if (!_panes.Knows(name) && !lines.Contains("+" + name))
            {
                lines.Add("+" + name);
            }

            lines.Add($"pane{_random.Next(PaneCount)}/{name}={_random.Next()}");
        }

        lines.ForEach(_panes.Apply);
        return lines;
    }

    private void Checkpoint(long version, List<FieldWrite> writes)
    {
        var oldest = _log.Take(_random.Next(1, 8)).ToArray();
        foreach (var (trimmed, lines) in oldest)
        {
            _log.Remove(trimmed);
            if (trimmed != version)
            {
                writes.Add(Trim(trimmed));
                continue;
            }

            // An entry cannot be written and checkpointed away by the same commit: readers of the version before need it.
            _log[trimmed] = lines;
        }

        var settled = oldest.Where(entry => entry.Key != version).SelectMany(entry => entry.Value).ToArray();
        writes.AddRange(settled.Where(line => line[0] == '+').Select(line => Put(ShardHash.Names, line[1..], string.Empty)));
        foreach (var pane in settled.Where(line => line[0] != '+').Select(PaneOf).Distinct())
        {
            writes.Add(_panes.Page(pane, version) is { } page ? Put(ShardHash.Pages, Bytes(pane), page) : Delete(ShardHash.Pages, pane));
        }
    }
}
