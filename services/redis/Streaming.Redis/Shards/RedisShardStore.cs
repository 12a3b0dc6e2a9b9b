using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Connections;
using Streaming.Redis.Keys;
using Streaming.Redis.Reading;

namespace Streaming.Redis.Shards;

/// <summary>Shards in Redis, each in one slot, guarded by one script.</summary>
/// <param name="connections">The connections to Redis.</param>
/// <param name="options">Waits and page sizes.</param>
/// <param name="traffic">Where commands are counted.</param>
/// <param name="time">Times the waits between two tries.</param>
/// <param name="logger">Where commits in doubt are told.</param>
public sealed partial class RedisShardStore(
    RedisConnections connections, IOptions<RedisOptions> options, RedisTraffic traffic, TimeProvider time, ILogger<RedisShardStore> logger)
    : IShardStore
{
    /// <summary>Fields asked for by one command of a pipelined read.</summary>
    private const int FetchChunk = 512;

    private readonly RedisOptions _options = options.Value;
    private readonly ILogger _logger = logger;
    private readonly ConcurrentDictionary<ShardAddress, ShardKeys> _keys = new();

    /// <inheritdoc/>
    public async Task<AcquireResult> AcquireAsync(ShardAddress address, CancellationToken cancellationToken)
    {
        var commands = await CommitsAsync(cancellationToken);

        // Who has given up must not take the shard from whoever owns it by now, as a command would that is sent all the same.
        cancellationToken.ThrowIfCancellationRequested();
        RedisValue nonce = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var answer = (RedisValue[])(await commands.EvaluateAsync(ShardScripts.Acquire, Keys(address).All, [nonce]).WaitAsync(cancellationToken))!;
        var guard = StoredGuard.Read(answer)!.Guard;

        List<CountMismatch>? mismatches = null;
        for (var hash = 0; hash < ShardKeys.HashCount; hash++)
        {
            var found = (long)answer[GuardFields.All.Length + hash];
            if (found != guard.StoredCounts[hash])
            {
                (mismatches ??= []).Add(new CountMismatch((ShardHash)hash, guard.StoredCounts[hash], found));
            }
        }

        return mismatches is null ? new ShardAcquired(guard) : new ShardCountsMismatch(guard, mismatches);
    }

    /// <inheritdoc/>
    public async Task<CommitResult> ResetAsync(ShardAddress address, ShardEpoch epoch, CancellationToken cancellationToken)
    {
        var commands = await CommitsAsync(cancellationToken);
        var answer = await commands.EvaluateAsync(ShardScripts.Reset, Keys(address).All, [epoch.Counter, epoch.Nonce]).WaitAsync(cancellationToken);
        var current = StoredGuard.Read((RedisValue[])answer!)?.Guard;
        return new CommitResult(current?.Epoch == epoch, current);
    }

    /// <inheritdoc/>
    public async Task<ShardGuard?> ReadGuardAsync(ShardAddress address, CancellationToken cancellationToken)
    {
        var commands = await CommitsAsync(cancellationToken);
        return StoredGuard.Read(await commands.GuardAsync(Keys(address)).WaitAsync(cancellationToken))?.Guard;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<(ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Value)> ReadAsync(
        ShardAddress address, ShardHash hash, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var commands = await ReadsAsync(cancellationToken);
        await foreach (var page in HashPages.ReadAsync(commands, Keys(address)[hash], _options.ReadPageBytes, cancellationToken))
        {
            for (var at = 0; at < page.Length; at += 2)
            {
                yield return ((byte[])page[at]!, (byte[])page[at + 1]!);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<StoredPage> ReadPageAsync(ShardAddress address, ShardHash hash, string cursor, int fields, CancellationToken cancellationToken)
    {
        var commands = await ReadsAsync(cancellationToken);
        var reply = (RedisResult[])(await commands.HashScanAsync(Keys(address)[hash], cursor, fields).WaitAsync(cancellationToken))!;
        var page = (RedisResult[]?)reply[1] ?? [];
        var read = new List<(ReadOnlyMemory<byte>, ReadOnlyMemory<byte>)>(page.Length / 2);
        for (var at = 0; at < page.Length; at += 2)
        {
            read.Add(((byte[])page[at]!, (byte[])page[at + 1]!));
        }

        return new StoredPage((string)reply[0]!, read);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>?>> FetchDormantAsync(
        ShardAddress address, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken)
    {
        var commands = await ReadsAsync(cancellationToken);
        var hash = Keys(address)[ShardHash.Dormant];
        var chunks = new List<Task<RedisValue[]>>((keys.Count / FetchChunk) + 1);
        for (var first = 0; first < keys.Count; first += FetchChunk)
        {
            var fields = new RedisValue[Math.Min(FetchChunk, keys.Count - first)];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = keys[first + i];
            }

            chunks.Add(commands.HashGetAsync(hash, fields));
        }

        var states = new List<ReadOnlyMemory<byte>?>(keys.Count);
        foreach (var values in await Task.WhenAll(chunks).WaitAsync(cancellationToken))
        {
            foreach (var value in values)
            {
                states.Add(value.IsNull ? default(ReadOnlyMemory<byte>?) : (ReadOnlyMemory<byte>)value);
            }
        }

        return states;
    }

    private ShardKeys Keys(ShardAddress address) => _keys.GetOrAdd(address, static a => new ShardKeys(a));

    private async ValueTask<RedisCommands> CommitsAsync(CancellationToken cancellationToken) =>
        new((await connections.CommitsAsync(cancellationToken)).GetDatabase(), traffic);

    private async ValueTask<RedisCommands> ReadsAsync(CancellationToken cancellationToken) =>
        new((await connections.ReadsAsync(cancellationToken)).GetDatabase(), traffic);
}
