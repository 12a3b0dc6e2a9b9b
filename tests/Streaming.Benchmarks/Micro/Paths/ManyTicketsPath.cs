namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// What <see cref="ApplyPath"/> does, in a shard that holds 120,000 to 200,000 tickets, a hundred thousand of them open at once: most of what an event
/// needs is in no cache.
/// </summary>
internal sealed class ManyTicketsPath : IHotPath
{
    private const int Tickets = 200_000;
    private const int EventsBefore = Tickets * 3;
    private const int EventsPerCommit = 1_000;

    private readonly ShardFeed _feed = new(new LoadStream(Tickets, LoadStream.FiftyThousandASecond, stride: Tickets / 8));
    private bool _isFilled;

    /// <inheritdoc/>
    public string Operation => "events";

    /// <inheritdoc/>
    public int Operations => 10_000;

    /// <inheritdoc/>
    public void Prepare()
    {
        if (!_isFilled || _feed.Left < Operations)
        {
            _feed.Restart();
            Apply(EventsBefore);
            _isFilled = true;
        }
    }

    /// <inheritdoc/>
    public void Run() => Apply(Operations);

    private void Apply(int events)
    {
        for (var left = events; left > 0; left -= EventsPerCommit)
        {
            _feed.Apply(EventsPerCommit);
            _feed.CreateCommit().Dispose();
            _feed.Publish();
        }
    }
}
