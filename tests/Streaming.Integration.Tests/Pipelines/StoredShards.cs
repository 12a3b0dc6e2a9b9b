using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Domain.Shards;
using Streaming.Integration.Tests.Engine;
using Streaming.Redis;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>What a pipeline has stored in Redis, read apart from its hosts.</summary>
internal sealed class StoredShards : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _keyPrefix;
    private readonly string _group;
    private readonly Action _assertHosts;
    private readonly Func<string> _hosts;

    /// <summary>Prepares to read.</summary>
    /// <param name="redisAddress">The Redis.</param>
    /// <param name="keyPrefix">Begins every key.</param>
    /// <param name="group">Of which group of shards.</param>
    /// <param name="shards">How many shards there are.</param>
    /// <param name="assertHosts">Fails when waiting is in vain because a host has ended.</param>
    /// <param name="hosts">What the hosts said, for when it was in vain nevertheless.</param>
    public StoredShards(string redisAddress, string keyPrefix, string group, int shards, Action assertHosts, Func<string> hosts)
    {
        (_assertHosts, _hosts) = (assertHosts, hosts);
        _keyPrefix = keyPrefix;
        _group = group;
        Count = shards;
        var settings = new Dictionary<string, string?> { ["Redis:Address"] = redisAddress };
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddStreamingRedis()
            .BuildServiceProvider();
    }

    /// <summary>How many shards there are.</summary>
    public int Count { get; }

    /// <summary>What each shard says of itself; <see langword="null"/> before its first commit.</summary>
    public async Task<IReadOnlyList<ShardMeta?>> MetasAsync() =>
        [.. (await GuardsAsync()).Select(static guard => guard is null || guard.Meta.IsEmpty ? null : ShardMeta.Decode(guard.Meta.Span))];

    /// <summary>The version of each shard's newest commit; 0 before the first.</summary>
    public async Task<IReadOnlyList<long>> VersionsAsync() => [.. (await GuardsAsync()).Select(static guard => guard?.Version ?? 0)];

    /// <summary>How many records of all topics the shards have taken in.</summary>
    public async Task<long> ConsumedAsync() => (await MetasAsync()).Sum(meta => meta?.Topics.Sum(topic => topic.NextOffset) ?? 0);

    /// <summary>Waits until every record is taken in.</summary>
    /// <param name="records">How many there are.</param>
    public async Task WaitForAsync(long records)
    {
        IReadOnlyList<ShardMeta?> metas = [];
        long Consumed() => metas.Sum(meta => meta?.Topics.Sum(topic => topic.NextOffset) ?? 0);
        await Wait.UntilAsync(
            async () =>
            {
                _assertHosts();
                metas = await MetasAsync();
                return Consumed() >= records;
            },
            () =>
            {
                var places = metas.Select(meta => string.Join(' ', meta?.Topics.Select(topic => $"{topic.Name} {topic.NextOffset}") ?? ["nothing"]));
                return $"{Consumed()} of {records} records are committed: {string.Join(", ", places)}. {_hosts()}";
            });
    }

    /// <summary>Waits until a replay has come to its end: every record taken in, and every shard's timer time at the greatest event time.</summary>
    /// <param name="records">How many records there are.</param>
    /// <returns>That time, Unix milliseconds.</returns>
    public async Task<long> WaitForReplayAsync(long records)
    {
        await WaitForAsync(records);
        var text = string.Empty;
        var end = await Wait.ForAsync(
            async () =>
            {
                _assertHosts();
                var metas = await MetasAsync();
                text = string.Join(", ", metas.Select(meta => $"{meta?.EventHighMs}/{meta?.TimerTimeMs}"));
                var high = metas.Max(meta => meta?.EventHighMs ?? long.MinValue);
                return metas.All(meta => meta?.TimerTimeMs == high) ? (object)high : null;
            },
            () => $"the shards' event and timer times are {text}.");
        return (long)end;
    }

    /// <summary>The cells of all shards.</summary>
    public async Task<IReadOnlyList<MemoryCells>> CellsAsync() => [.. (await SnapshotsAsync()).Select(static snapshot => snapshot.Cells)];

    /// <summary>How many pages of names the shards have together.</summary>
    public async Task<int> NamePagesAsync() => (await SnapshotsAsync()).Sum(static snapshot => snapshot.NamePages);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task<ShardGuard?[]> GuardsAsync()
    {
        var store = _services.GetRequiredService<IShardStore>();
        return Task.WhenAll(Enumerable.Range(0, Count).Select(number => store.ReadGuardAsync(AddressOf(number), CancellationToken.None)));
    }

    private async Task<List<CellSnapshot>> SnapshotsAsync()
    {
        var reader = _services.GetRequiredService<IShardReader>();
        var all = new List<CellSnapshot>();
        for (var number = 0; number < Count; number++)
        {
            all.Add(new CellSnapshot());
            Assert.NotNull(await reader.ReadSnapshotAsync(AddressOf(number), all[^1], ShardParts.Cells, CancellationToken.None));
        }

        return all;
    }

    private ShardAddress AddressOf(int number) => new(_keyPrefix, _group, number);
}
