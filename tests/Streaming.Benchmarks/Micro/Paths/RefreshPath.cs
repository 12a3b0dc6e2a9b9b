using System.Buffers.Binary;
using Streaming.Domain.Shards;
using Streaming.Domain.Time;
using Streaming.Query.Index;
using Streaming.Redis.Reading;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// A reader takes in what eight shards committed since its last refresh, and publishes a snapshot; for a whole day of the reader's life, then
/// another one begins.
/// </summary>
/// <param name="ticketsPerDay">How dense a shard's tickets are in event time.</param>
/// <param name="eventsPerRefresh">Events of one shard from one refresh to the next.</param>
internal sealed class RefreshPath(int ticketsPerDay, int eventsPerRefresh) : IHotPath
{
    private const int Shards = 8;
    private const int EventsPerCommit = 500;
    private const int Refreshes = 40;
    private readonly List<(ShardLogEntry Entry, ShardGuard Guard)> _commits = Commits(ticketsPerDay, eventsPerRefresh * Refreshes);
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
        if (_next < _commits.Count)
        {
            return;
        }

        _next = 0;
        _index = new LiveIndex(TenantZones.Utc);
        _replicas = [];
        var guard = new ShardGuard(new ShardEpoch(1, 1), 0, Array.Empty<byte>(), new long[6]);
        for (var number = 0; number < Shards; number++)
        {
            var replica = new ShardReplica(number, _index);
            replica.Begin(guard);
            replica.EndLoading(guard);
            _replicas.Add(replica);
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        var end = Math.Min(_commits.Count, _next + (eventsPerRefresh / EventsPerCommit));
        foreach (var replica in _replicas)
        {
            for (var at = _next; at < end; at++)
            {
                var (entry, guard) = _commits[at];
                replica.Apply(new ShardChanges(guard, guard.Version, [entry]));
            }
        }

        _next = end;
        _index.Publish(_replicas, isComplete: true);
    }

    private static List<(ShardLogEntry, ShardGuard)> Commits(int ticketsPerDay, int events)
    {
        var feed = new ShardFeed(new LoadStream(events / 5, ticketsPerDay));
        var commits = new List<(ShardLogEntry, ShardGuard)>();
        while (feed.Left >= EventsPerCommit)
        {
            feed.Apply(EventsPerCommit);
            using var commit = feed.CreateCommit();
            var guard = new ShardGuard(commit.Epoch, commit.Version, commit.Meta.ToArray(), new long[6]);
            foreach (var write in commit.Writes)
            {
                if (write is { Hash: ShardHash.CellLog, Value: { } entry })
                {
                    commits.Add((new ShardLogEntry(BinaryPrimitives.ReadInt64BigEndian(write.Field.Span), entry.ToArray()), guard));
                }
            }
        }

        return commits;
    }
}
