using Streaming.Domain.Kpis;
using Streaming.Domain.Time;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Streaming.Redis;
using Streaming.Redis.Reading;

namespace Streaming.Query.Tests.Support;

/// <summary>An index over shards in this process, refreshed when the test says so.</summary>
internal sealed class TestIndex
{
    private readonly ShardSet _shards;
    private readonly LiveIndex _index;

    public TestIndex(IShardReader reader, string zone = "UTC", int? shards = null)
    {
        _index = new LiveIndex(new TenantZones(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var metrics = new ReaderMetrics(Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.NewCustomRegistry()));
        _shards = new ShardSet(reader, _index, new QueryOptions { Shards = shards }, new RedisOptions(), metrics);
    }

    public IndexSnapshot Snapshot { get; private set; } = IndexSnapshot.Nothing;

    /// <summary>Takes in what is new, and shows it.</summary>
    /// <param name="mayGoOn">Whether there is time to read on; unless given, there is.</param>
    public async Task<IndexSnapshot> RefreshAsync(Func<bool>? mayGoOn = null)
    {
        await _shards.TakeAsync(_shards.Ask(CancellationToken.None), mayGoOn ?? (static () => true), CancellationToken.None);
        return Snapshot = _index.Publish(_shards.Loaded, _shards.IsComplete);
    }

    public static Answer Ask(IndexSnapshot snapshot, Selection selection, Domain.Windows.TimeInterval interval)
    {
        var answerer = new Answerer(snapshot, selection, KpiSettings.Default);
        return answerer.Evaluate(interval, answerer.Plan(interval));
    }
}
