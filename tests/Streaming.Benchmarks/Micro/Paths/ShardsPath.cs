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

    // So many that each shard commits in a run.
    private const int Rows = 4;

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
    public int Operations => Shards * Rows * EventsPerRow;

    /// <inheritdoc/>
    public void Prepare()
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            if (_feeds[shard].Left < Rows * EventsPerRow)
            {
                _feeds[shard].Restart();
            }
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var shard = 0; shard < Shards; shard++)
            {
                Run(_feeds[shard]);
            }
        }
    }

    private static void Run(ShardFeed feed)
    {
        for (var left = EventsPerRow; left > 0;)
        {
            var events = Math.Min(left, EventsPerLook);
            feed.Apply(events);
            left -= events;
            if (feed.Engine.ChangedBytes >= CommitBytes || feed.Engine.NeedsRoom)
            {
                feed.CreateCommit().Dispose();
                feed.Publish();
            }
        }
    }
}
