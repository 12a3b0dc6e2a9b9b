using Streaming.Domain.Settings;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// Events are decoded and applied, and every thousand of them committed to nowhere: what a consumer thread does apart from Kafka and Redis.
/// The shard grows to 50,000 tickets, then another one begins.
/// </summary>
/// <param name="ticketsPerDay">How dense the tickets are in event time.</param>
/// <param name="joins">Whether each ticket is told to the shards of customers.</param>
internal sealed class ApplyPath(int ticketsPerDay, bool joins = false) : IHotPath
{
    private const int EventsPerCommit = 1_000;
    private readonly ShardFeed _feed = new(
        new LoadStream(tickets: 50_000, ticketsPerDay), storage: new StorageSettings { JoinTopic = joins ? "joins" : "" });

    /// <inheritdoc/>
    public string Operation => "events";

    /// <inheritdoc/>
    public int Operations => 10_000;

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_feed.Left < Operations)
        {
            _feed.Restart();
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        for (var left = Operations; left > 0; left -= EventsPerCommit)
        {
            _feed.Apply(EventsPerCommit);
            _feed.CreateCommit().Dispose();
            _feed.Publish();
        }
    }
}
