using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Connections;
using Streaming.Redis.Keys;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Reading;

/// <summary>Reads shards from Redis. Safe for use by many threads.</summary>
/// <param name="connections">The connections to Redis.</param>
/// <param name="options">Page sizes and waits.</param>
/// <param name="traffic">Where commands are counted.</param>
/// <param name="time">Times the waits between two tries.</param>
/// <param name="logger">Where readings that are begun anew are told.</param>
public sealed partial class RedisShardReader(
    RedisConnections connections, IOptions<RedisOptions> options, RedisTraffic traffic, TimeProvider time, ILogger<RedisShardReader> logger)
    : IShardReader
{
    /// <summary>Versions that one script call looks at, so that a long row of commits without cells does not hold Redis.</summary>
    private const int MaxVersions = 1024;

    private const int StatusAbsent = 0;
    private const int StatusChanges = 1;

    private readonly RedisOptions _options = options.Value;
    private readonly ILogger _logger = logger;
    private readonly ConcurrentDictionary<ShardAddress, ShardKeys> _keys = new();

    /// <inheritdoc/>
    public async Task<ShardReading> ReadChangesAsync(
        ShardAddress address, ShardEpoch? knownEpoch, long knownVersion, ShardParts parts, int maxEntries, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(knownVersion);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEntries, 1);

        // The empty text is nobody's epoch, so a reader that has nothing is told to reload.
        RedisValue[] arguments =
        [
            knownEpoch is null ? RedisValue.EmptyString : knownEpoch.Value.Counter,
            knownEpoch is null ? RedisValue.EmptyString : knownEpoch.Value.Nonce,
            knownVersion, maxEntries, _options.ReadPageBytes, MaxVersions,
            parts.HasFlag(ShardParts.Cells) ? "1" : "0", parts.HasFlag(ShardParts.Tickets) ? "1" : "0",
        ];
        var commands = await CommandsAsync(cancellationToken);
        var answer = (RedisResult[])(await commands.EvaluateAsync(ShardScripts.Changes, Keys(address).GuardAndLogs, arguments).WaitAsync(cancellationToken))!;

        var status = (int)answer[0];
        if (status == StatusAbsent)
        {
            return new ShardAbsent();
        }

        var guard = StoredGuard.Read((RedisValue[])answer[1]!)!.Guard;
        return status == StatusChanges
            ? new ShardChanges(guard, (long)answer[2], Entries((RedisResult[])answer[3]!)) { Tickets = Entries((RedisResult[])answer[4]!) }
            : new ShardReload(guard, (ReloadReason)status);
    }

    /// <inheritdoc/>
    public async Task<ShardGuard?> ReadSnapshotAsync(
        ShardAddress address, IShardSnapshotTarget target, ShardParts parts, CancellationToken cancellationToken)
    {
        var commands = await CommandsAsync(cancellationToken);
        for (var delay = _options.RetryDelay; ;)
        {
            var first = StoredGuard.Read(await commands.GuardAsync(Keys(address)).WaitAsync(cancellationToken));
            if (first is null)
            {
                return null;
            }

            var reading = new SnapshotReading(this, commands, Keys(address), address, target, parts);
            if (await reading.TryReadAsync(first, _options.ReadPageBytes, cancellationToken) is { } guard)
            {
                return guard;
            }

            Log.SnapshotBegunAnew(_logger, address, first.Guard.Version);
            await Task.Delay(delay, time, cancellationToken);
            delay = delay * 2 < _options.RetryDelayLimit ? delay * 2 : _options.RetryDelayLimit;
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadDormantAsync(ShardAddress address, ReadOnlyMemory<byte> key, CancellationToken cancellationToken)
    {
        var commands = await CommandsAsync(cancellationToken);
        var values = await commands.HashGetAsync(Keys(address)[ShardHash.Dormant], [key]).WaitAsync(cancellationToken);
        return values[0].IsNull ? null : (ReadOnlyMemory<byte>?)(byte[])values[0]!;
    }

    private static List<ShardLogEntry> Entries(RedisResult[] pairs)
    {
        var entries = new List<ShardLogEntry>(pairs.Length / 2);
        for (var at = 0; at < pairs.Length; at += 2)
        {
            entries.Add(new ShardLogEntry((long)pairs[at], (byte[])pairs[at + 1]!));
        }

        return entries;
    }

    private ShardKeys Keys(ShardAddress address) => _keys.GetOrAdd(address, static a => new ShardKeys(a));

    private async ValueTask<RedisCommands> CommandsAsync(CancellationToken cancellationToken) =>
        new((await connections.ReadsAsync(cancellationToken)).GetDatabase(), traffic);

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Information, "Shard {Shard}: its reading at version {Version} was overtaken (another owner, or entries already deleted); beginning anew.")]
        public static partial void SnapshotBegunAnew(ILogger logger, ShardAddress shard, long version);
    }
}
