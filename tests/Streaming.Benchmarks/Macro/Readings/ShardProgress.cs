using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Domain.Shards;
using Streaming.Redis;
using Streaming.Redis.Connections;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Benchmarks.Macro.Readings;

/// <summary>How much of the topics is committed in Redis: the sum of the next offsets that the shards' guards hold.</summary>
internal sealed class ShardProgress : IAsyncDisposable
{
    private readonly RedisConnections _connections;
    private readonly RedisShardReader _reader;
    private readonly ShardAddress[] _shards;

    /// <summary>Prepares to read.</summary>
    /// <param name="address">Where Redis is.</param>
    public ShardProgress(string address)
    {
        var options = new RedisOptions { Address = address };
        _connections = new RedisConnections(options, null, NullLoggerFactory.Instance);
        _reader = new RedisShardReader(
            _connections, Options.Create(options), new RedisTraffic(), TimeProvider.System, NullLogger<RedisShardReader>.Instance);
        _shards = [.. Enumerable.Range(0, Servers.Partitions).Select(number => new ShardAddress(options.KeyPrefix, "tickets", number))];
    }

    /// <summary>Script calls that readings have cost so far; not the product's.</summary>
    public long ScriptCalls { get; private set; }

    /// <summary>Reads every guard.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Number of records committed.</returns>
    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        var committed = 0L;
        foreach (var shard in _shards)
        {
            // A reader that has nothing gets the guard and nothing else.
            ScriptCalls++;
            var reading = await _reader.ReadChangesAsync(shard, knownEpoch: null, knownVersion: 0, ShardParts.None, maxEntries: 1, cancellationToken);
            if (reading.Guard is { Meta.IsEmpty: false } guard)
            {
                committed += ShardMeta.Decode(guard.Meta.Span).Topics.Sum(static topic => topic.NextOffset);
            }
        }

        return committed;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connections.DisposeAsync();
}
