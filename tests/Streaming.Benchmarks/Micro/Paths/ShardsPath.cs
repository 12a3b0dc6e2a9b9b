namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// What <see cref="ApplyPath"/> does, with eight shards on one thread, each of which gets a row of events in turn, as a broker hands them out: while one
/// commits, tickets of all others wait.
/// </summary>
internal sealed class ShardsPath : IHotPath
{
    private const int Shards = 8;
    private const int EventsPerCommit = 1_000;

    // So many that rows end anywhere between two commits.
    private const int EventsPerRow = 1_700;

    private readonly ShardFeed[] _feeds = new ShardFeed[Shards];
    private readonly int[] _uncommitted = new int[Shards];

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
                _uncommitted[shard] = 0;
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
                var events = Math.Min(left, EventsPerCommit - _uncommitted[shard]);
                _feeds[shard].Apply(events);
                _uncommitted[shard] += events;
                left -= events;
                if (_uncommitted[shard] == EventsPerCommit)
                {
                    _feeds[shard].CreateCommit().Dispose();
                    _feeds[shard].Publish();
                    _uncommitted[shard] = 0;
                }
            }
        }
    }
}
