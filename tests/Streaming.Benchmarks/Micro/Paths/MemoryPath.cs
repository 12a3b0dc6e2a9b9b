namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// Events are decoded and applied, and their tickets worked out into cells: all that is done in memory, without the bytes of commits, which are made between
/// two runs. As many events as a full commit of a shard that is behind; the shard grows to 50,000 tickets, then another one begins.
/// </summary>
/// <param name="ticketsPerDay">How dense the tickets are in event time.</param>
internal sealed class MemoryPath(int ticketsPerDay) : IHotPath
{
    private readonly ShardFeed _feed = new(new LoadStream(tickets: 50_000, ticketsPerDay));

    /// <inheritdoc/>
    public string Operation => "events";

    /// <inheritdoc/>
    public int Operations => 5_000;

    /// <inheritdoc/>
    public void Prepare()
    {
        _feed.CreateCommit().Dispose();
        _feed.Publish();
        if (_feed.Left < Operations)
        {
            _feed.Restart();
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        _feed.Apply(Operations);
        _feed.Engine.EvaluatePending();
    }
}
