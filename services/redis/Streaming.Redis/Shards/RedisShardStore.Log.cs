using Microsoft.Extensions.Logging;

namespace Streaming.Redis.Shards;

/// <content>What is logged.</content>
public sealed partial class RedisShardStore
{
    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Warning, "Shard {Shard}: no answer to commit {Version} ({Reason}); reading its guard to find out whether it was applied. Nothing is lost meanwhile.")]
        public static partial void CommitInDoubt(ILogger logger, ShardAddress shard, long version, string reason);

        [LoggerMessage(3002, LogLevel.Warning, "Shard {Shard}: cannot read the guard to find out about commit {Version} ({Reason}); trying again until Redis answers.")]
        public static partial void GuardUnread(ILogger logger, ShardAddress shard, long version, string reason);
    }
}
