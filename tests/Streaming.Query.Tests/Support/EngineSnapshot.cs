using Streaming.Domain.Time;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Streaming.Redis;
using Streaming.Redis.Reading;

namespace Streaming.Query.Tests.Support;

/// <summary>What a reader shows of shards whose owners are real engines.</summary>
internal static class EngineSnapshot
{
    /// <summary>A shard of tickets and one of customers.</summary>
    /// <param name="tickets">The shard of tickets.</param>
    /// <param name="customers">The shard of customers.</param>
    public static Task<IndexSnapshot> OfAsync(EngineShard tickets, EngineShard customers) => OfAsync(new EngineShardReader(tickets), customers);

    /// <summary>Shards of tickets and one of customers.</summary>
    /// <param name="tickets">Reads the shards of tickets.</param>
    /// <param name="customers">The shard of customers.</param>
    public static async Task<IndexSnapshot> OfAsync(IShardReader tickets, EngineShard customers)
    {
        var (index, metrics) = (new LiveIndex(TenantZones.Utc), NewMetrics());
        var shards = new ShardSets(
            new ShardSet(tickets, index, new QueryOptions(), new RedisOptions(), metrics), OfCustomers(customers, index, metrics));
        await shards.RefreshAsync(() => true, CancellationToken.None);
        return index.Publish(shards.Loaded, shards.IsComplete);
    }

    /// <summary>A shard of customers alone.</summary>
    /// <param name="customers">The shard.</param>
    public static async Task<IndexSnapshot> OfCustomersAsync(EngineShard customers)
    {
        var index = new LiveIndex(TenantZones.Utc);
        var shards = OfCustomers(customers, index, NewMetrics());
        await shards.RefreshAsync(CancellationToken.None);
        return index.Publish(shards.Loaded, shards.IsComplete);
    }

    private static ShardSet OfCustomers(EngineShard customers, LiveIndex index, ReaderMetrics metrics) =>
        new(new EngineShardReader(customers) { Group = "customers" }, index, new QueryOptions(), new RedisOptions(), metrics, "customers");

    private static ReaderMetrics NewMetrics() => new(Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.NewCustomRegistry()));
}
