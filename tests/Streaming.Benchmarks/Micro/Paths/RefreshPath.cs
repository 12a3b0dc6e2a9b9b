using System.Buffers.Binary;
using Streaming.Domain.Shards;
using Streaming.Domain.Time;
using Streaming.Query.Index;
using Streaming.Redis.Reading;
using Streaming.Replay.Load;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// A reader takes in what eight shards committed since its last refresh, and publishes a snapshot; for a whole day of the reader's life, then
/// another one begins.
/// </summary>
/// <param name="ticketsPerDay">How dense a shard's tickets are in event time.</param>
/// <param name="eventsPerRefresh">Events of one shard from one refresh to the next.</param>
/// <param name="withTickets">Whether the reader follows tickets too, as it does unless it is told otherwise.</param>
internal sealed class RefreshPath(int ticketsPerDay, int eventsPerRefresh, bool withTickets = true) : IHotPath
{
    private const int Shards = 8;
    private const int EventsPerCommit = 500;
    private const int Refreshes = 40;
    private readonly List<ShardChanges>[] _commits =
        [.. Enumerable.Range(1, Shards).Select(seed => Commits(new LoadStream(eventsPerRefresh * Refreshes / LoadOptions.EventsPerTicket, ticketsPerDay, seed)))];

    private LiveIndex _index = new(TenantZones.Utc);
    private List<ShardReplica> _replicas = [];
    private int _next = int.MaxValue;

    /// <inheritdoc/>
    public string Operation => "events";

    /// <inheritdoc/>
    public int Operations => eventsPerRefresh * Shards;

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_next < _commits[0].Count)
        {
            return;
        }

        _next = 0;
        _index = new LiveIndex(TenantZones.Utc);
        _replicas = [];
        var guard = new ShardGuard(new ShardEpoch(1, 1), 0, Array.Empty<byte>(), new long[6]);
        for (var number = 0; number < Shards; number++)
        {
            var replica = new ShardReplica(number, _index, withTickets ? 1_000_000 : 0);
            replica.Begin(guard);
            replica.EndLoading(guard);
            _replicas.Add(replica);
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        var end = Math.Min(_commits[0].Count, _next + (eventsPerRefresh / EventsPerCommit));
        for (var number = 0; number < Shards; number++)
        {
            for (var at = _next; at < end; at++)
            {
                _replicas[number].Apply(_commits[number][at]);
            }
        }

        _next = end;
        _index.Publish(_replicas, isComplete: true);
    }

    private static List<ShardChanges> Commits(LoadStream stream)
    {
        var feed = new ShardFeed(stream);
        var commits = new List<ShardChanges>();
        while (feed.Left >= EventsPerCommit)
        {
            feed.Apply(EventsPerCommit);
            using var commit = feed.CreateCommit();
            var guard = new ShardGuard(commit.Epoch, commit.Version, commit.Meta.ToArray(), new long[6]);
            commits.Add(new ShardChanges(guard, guard.Version, Entries(commit, ShardHash.CellLog)) { Tickets = Entries(commit, ShardHash.TicketLog) });
        }

        return commits;
    }

    private static List<ShardLogEntry> Entries(ShardCommit commit, ShardHash log)
    {
        var entries = new List<ShardLogEntry>();
        foreach (var write in commit.Writes)
        {
            if (write.Hash == log && write.Value is { } entry)
            {
                entries.Add(new ShardLogEntry(BinaryPrimitives.ReadInt64BigEndian(write.Field.Span), entry.ToArray()));
            }
        }

        return entries;
    }
}
