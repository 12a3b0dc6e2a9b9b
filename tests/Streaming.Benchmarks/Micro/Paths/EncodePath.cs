namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>A thousand changed tickets are worked out, and what to commit of them and their cells is said.</summary>
internal sealed class EncodePath : IHotPath
{
    private readonly ShardFeed _feed = new(new LoadStream(tickets: 50_000, stride: 1_000));

    /// <inheritdoc/>
    public string Operation => "changed tickets";

    /// <inheritdoc/>
    public int Operations => 1_000;

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_feed.Left < Operations)
        {
            _feed.Restart();
        }

        // A thousand events in a row belong to as many tickets once the load has begun.
        _feed.Apply(Operations);
    }

    /// <inheritdoc/>
    public void Run() => _feed.CreateCommit().Dispose();
}
