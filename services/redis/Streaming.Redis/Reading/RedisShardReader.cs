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
        var keys = Keys(address);
        var commands = await CommandsAsync(cancellationToken);
        while (true)
        {
            var answer = (RedisResult[])(await commands.EvaluateAsync(ShardScripts.Changes, keys.GuardAndLogs, arguments).WaitAsync(cancellationToken))!;
            var status = (int)answer[0];
            if (status == StatusAbsent)
            {
                return new ShardAbsent();
            }

            var guard = StoredGuard.Read((RedisValue[])answer[1]!)!.Guard;
            if (status != StatusChanges)
            {
                return new ShardReload(guard, (ReloadReason)status);
            }

            if (await FetchAsync(commands, keys, guard, (long[])answer[3]!, (long[])answer[4]!, cancellationToken) is var (cells, tickets))
            {
                return new ShardChanges(guard, (long)answer[2], cells) { Tickets = tickets };
            }
        }
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

    /// <summary>Fetches entries of both logs, in one go with the guard, which tells whether they are still those of the same owner.</summary>
    /// <returns><see langword="null"/> where they are not, or some have been deleted: the next question tells what to do.</returns>
    private static async Task<(List<ShardLogEntry> Cells, List<ShardLogEntry> Tickets)?> FetchAsync(
        RedisCommands commands, ShardKeys keys, ShardGuard asked, long[] cellVersions, long[] ticketVersions, CancellationToken cancellationToken)
    {
        if (cellVersions.Length == 0 && ticketVersions.Length == 0)
        {
            return ([], []);
        }

        var cells = FetchAsync(commands, keys[ShardHash.CellLog], cellVersions);
        var tickets = FetchAsync(commands, keys[ShardHash.TicketLog], ticketVersions);
        var held = commands.GuardAsync(keys);
        await Task.WhenAll(cells, tickets, held).WaitAsync(cancellationToken);
        var guard = StoredGuard.Read(await held)?.Guard;
        return guard?.Epoch == asked.Epoch && guard.Version >= asked.Version && await cells is { } cellEntries && await tickets is { } ticketEntries
            ? (cellEntries, ticketEntries)
            : null;
    }

    private static async Task<List<ShardLogEntry>?> FetchAsync(RedisCommands commands, RedisKey log, long[] versions)
    {
        if (versions.Length == 0)
        {
            return [];
        }

        var values = await commands.HashGetAsync(log, Array.ConvertAll(versions, static version => (RedisValue)LogField.Of(version)));
        var entries = new List<ShardLogEntry>(values.Length);
        for (var at = 0; at < values.Length; at++)
        {
            if (values[at].IsNull)
            {
                return null;
            }

            entries.Add(new ShardLogEntry(versions[at], (byte[])values[at]!));
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
