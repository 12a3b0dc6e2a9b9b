using System.Collections.Concurrent;
using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Connections;
using Streaming.Redis.Keys;

namespace Streaming.Redis.Shards;

/// <content>Commits, and finding out what became of those whose reply was lost.</content>
public sealed partial class RedisShardStore
{
    private readonly ConcurrentDictionary<ShardAddress, CommitLane> _lanes = new();

    /// <inheritdoc/>
    public async Task<CommitResult> CommitAsync(ShardAddress address, ShardCommit commit, CancellationToken cancellationToken)
    {
        var lane = _lanes.GetOrAdd(address, static _ => new CommitLane());
        var result = await lane.Begin(before => CommitAsync(address, commit, before, cancellationToken));
        traffic.Committed(result.Applied, commit.PayloadBytes);
        return result;
    }

    /// <summary>
    /// Sends a commit until the guard tells its outcome. The guard's word is final: our epoch and a version not below ours means applied
    /// (a reply was lost, or an earlier send arrived late and this one was refused by it); our epoch and the version just before means
    /// that it never arrived, so it is sent again; our epoch and a lower version means that the commit before it is still in doubt, so
    /// that one is awaited first; anything else means refused.
    /// </summary>
    private async Task<CommitResult> CommitAsync(ShardAddress address, ShardCommit commit, Task before, CancellationToken cancellationToken)
    {
        var keys = Keys(address);
        var arguments = CommitArguments.Build(commit);
        var commands = await CommitsAsync(cancellationToken);
        var notices = new CommitNotices(time);
        var delay = _options.RetryDelay;
        while (true)
        {
            var (applied, guard) = await SendAsync(commands, keys, arguments, address, commit.Version, notices, cancellationToken);
            if (applied)
            {
                return new CommitResult(true, null);
            }

            guard ??= await RereadAsync(commands, keys, address, commit.Version, notices, cancellationToken);
            if (IsBehind(guard, commit))
            {
                // Even where that one is settled by now: it need not have been when the guard was read.
                await before.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                guard = await RereadAsync(commands, keys, address, commit.Version, notices, cancellationToken);
            }

            if (guard is null || guard.Guard.Epoch != commit.Epoch || IsBehind(guard, commit))
            {
                return new CommitResult(false, guard?.Guard);
            }

            if (guard.Guard.Version >= commit.Version)
            {
                return new CommitResult(true, null);
            }

            delay = await WaitAsync(delay, cancellationToken);
        }
    }

    /// <summary>Whether the guard is ours but stands below the version that the commit follows.</summary>
    private static bool IsBehind(StoredGuard? guard, ShardCommit commit) =>
        guard is not null && guard.Guard.Epoch == commit.Epoch && guard.Guard.Version < commit.Version - 1;

    private async Task<(bool Applied, StoredGuard? Refusing)> SendAsync(
        RedisCommands commands, ShardKeys keys, RedisValue[] arguments, ShardAddress address, long version, CommitNotices notices,
        CancellationToken cancellationToken)
    {
        try
        {
            var answer = await commands.EvaluateAsync(ShardScripts.Commit, keys.All, arguments).WaitAsync(cancellationToken);
            return answer.Resp2Type == ResultType.Array ? (false, StoredGuard.Read((RedisValue[])answer!)) : (true, null);
        }
        catch (Exception error) when (RedisErrors.MayPass(error))
        {
            traffic.Retried();
            if (notices.IsDoubtDue(error))
            {
                Log.CommitInDoubt(_logger, address, version, RedisReasons.Of(error));
            }

            return (false, null);
        }
    }

    private async Task<StoredGuard?> RereadAsync(
        RedisCommands commands, ShardKeys keys, ShardAddress address, long version, CommitNotices notices, CancellationToken cancellationToken)
    {
        for (var delay = _options.RetryDelay; ; delay = await WaitAsync(delay, cancellationToken))
        {
            try
            {
                return StoredGuard.Read(await commands.GuardAsync(keys).WaitAsync(cancellationToken));
            }
            catch (Exception error) when (RedisErrors.MayPass(error))
            {
                if (notices.IsUnreadDue())
                {
                    Log.GuardUnread(_logger, address, version, RedisReasons.Of(error));
                }
            }
        }
    }

    private async Task<TimeSpan> WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, time, cancellationToken);
        return delay * 2 < _options.RetryDelayLimit ? delay * 2 : _options.RetryDelayLimit;
    }
}
