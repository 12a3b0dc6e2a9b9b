namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// What <see cref="ApplyPath"/> does, with eight shards on one thread, each of which gets a row of events in turn, as a broker hands them out: while one
/// commits, tickets of all others wait. A shard commits when a commit is full, as it does when it is behind.
/// </summary>
internal sealed class ShardsPath : IHotPath
{
    private const int Shards = 8;
    private const int CommitBytes = 224 * 1024;
    private const int EventsPerLook = 100;

    // So many that rows end anywhere between two commits.
    private const int EventsPerRow = 1_700;

    private readonly ShardFeed[] _feeds = new ShardFeed[Shards];

    /// <summary>Makes the shards; all of them get the same events.</summary>
    public ShardsPath()
    {
        var stream = new LoadStream(tickets: 50_000, LoadStream.FiftyThousandASecond);
        for (var shard = 0; shard < Shards; shard++)
        {
            _feeds[shard] = new ShardFeed(stream);
        }
    }

    /// <inheritdoc/>
    public string Operation => "events";

    /// <inheritdoc/>
    public int Operations => Shards * EventsPerRow;

    /// <inheritdoc/>
    public void Prepare()
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            if (_feeds[shard].Left < EventsPerRow)
            {
                _feeds[shard].Restart();
            }
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            for (var left = EventsPerRow; left > 0;)
            {
                var events = Math.Min(left, EventsPerLook);
                _feeds[shard].Apply(events);
                left -= events;
                if (_feeds[shard].Engine.ChangedBytes >= CommitBytes || _feeds[shard].Engine.NeedsRoom)
                {
                    _feeds[shard].CreateCommit().Dispose();
                    _feeds[shard].Publish();
                }
            }
        }
    }
}
