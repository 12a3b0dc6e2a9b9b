using System.Collections.Concurrent;
using Streaming.Domain.Shards;
using Streaming.Redis.Shards;
using Streaming.Redis.Tests.Support;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Reading;

/// <summary>
/// An owner that commits random changes of <see cref="ModelTickets"/>, compacts its ticket log as the engine does (what is live goes to the newest
/// entry, the rest to the dormant ones), and is now and then replaced by another owner. It remembers the state of every version.
/// </summary>
internal sealed class TicketModelWriter(IShardStore store, ShardAddress address, int seed)
{
    private const int TicketCount = 300;
    private const int ReadersKeep = 6;
    private const int MostEntries = 12;

    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, (string State, long Version)> _tickets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, List<string>> _log = [];
    private readonly HashSet<string> _dormant = [];
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
        var changed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (_random.Next(10) > 0)
        {
            Change(version, changed, writes);
        }

        Compact(version, changed, writes);
        if (changed.Count > 0)
        {
            _log[version] = [.. changed.Keys];
            writes.Add(new FieldWrite(ShardHash.TicketLog, LogField.Of(version), Bytes(string.Join('\n', changed.Select(one => $"{one.Key}={one.Value}")))));
        }

        History[version] = string.Join('\n', _tickets.Select(ticket => $"{ticket.Key}={ticket.Value.State}"));
        var result = await _owner.CommitAsync([.. writes]);
        Assert.True(result.Applied);
    }

    private void Change(long version, SortedDictionary<string, string> changed, List<FieldWrite> writes)
    {
        for (var changes = _random.Next(1, 20); changes > 0; changes--)
        {
            var key = $"T{_random.Next(TicketCount)}";
            if (changed.ContainsKey(key))
            {
                continue;
            }

            if (_tickets.ContainsKey(key) && _random.Next(15) == 0)
            {
                _tickets.Remove(key);
                changed[key] = "";
            }
            else
            {
                var state = $"{_random.Next()}";
                _tickets[key] = (state, version);
                changed[key] = state;
            }

            if (_dormant.Remove(key))
            {
                writes.Add(Delete(ShardHash.Dormant, key));
            }
        }
    }

    private void Compact(long version, SortedDictionary<string, string> changed, List<FieldWrite> writes)
    {
        while (_log.Count > MostEntries && _log.First().Key <= version - ReadersKeep)
        {
            var (oldest, keys) = _log.First();
            _log.Remove(oldest);
            writes.Add(new FieldWrite(ShardHash.TicketLog, LogField.Of(oldest), null));
            foreach (var key in keys)
            {
                if (!_tickets.TryGetValue(key, out var ticket) || ticket.Version != oldest)
                {
                    continue;
                }

                if (_random.Next(3) == 0)
                {
                    _tickets[key] = ticket with { Version = version };
                    changed[key] = ticket.State;
                }
                else
                {
                    _dormant.Add(key);
                    writes.Add(Put(ShardHash.Dormant, key, ticket.State));
                }
            }
        }
    }
}
