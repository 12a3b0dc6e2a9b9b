using Confluent.Kafka;
using Streaming.Domain.Shards;
using Streaming.Hosting;
using Streaming.Ingestion.Checks;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Redis;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Shards;

/// <summary>
/// In replay: finds out when every shard of every group, whoever owns it, is committed up to its partitions' ends, and what the greatest
/// event time over all of them is. Every shard's timer time then becomes that.
/// </summary>
/// <param name="store">Holds the guards of all shards.</param>
/// <param name="watch">Says where partitions end.</param>
/// <param name="options">Whether this is a replay.</param>
/// <param name="groups">Whose shards.</param>
/// <param name="redis">The keys' prefix.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ReplayFinish(
    IShardStore store,
    BrokerWatch watch,
    IngestionOptions options,
    ShardGroups groups,
    RedisOptions redis,
    TimeProvider time,
    ILogger<ReplayFinish> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private long _finalMs = long.MinValue;

    /// <summary>The greatest event time over all shards while all are finished; else <see langword="null"/>.</summary>
    public long? FinalMs => Interlocked.Read(ref _finalMs) is var final and not long.MinValue ? final : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Mode != ClockMode.Replay)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Interlocked.Exchange(ref _finalMs, await FindAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is StackExchange.Redis.RedisException or TimeoutException or InvalidDataException)
            {
                // The end of a replay can wait: the next tick asks again.
                Log.CannotTell(logger, fault.Message);
            }
        }
    }

    private async Task<long> FindAsync(CancellationToken cancellationToken)
    {
        var highMs = long.MinValue;
        foreach (var group in groups.All)
        {
            var topics = watch.Topics.Where(topic => group.Topics.Contains(topic.Name)).ToList();
            for (var number = 0; number < (topics.Count == 0 ? 0 : topics[0].PartitionCount); number++)
            {
                var guard = await store.ReadGuardAsync(new ShardAddress(redis.KeyPrefix, group.Name, number), cancellationToken);
                if (guard is null || guard.Meta.IsEmpty || !IsFinished(ShardMeta.Decode(guard.Meta.Span), number, topics, out var high))
                {
                    return long.MinValue;
                }

                highMs = Math.Max(highMs, high);
            }
        }

        return highMs;
    }

    private bool IsFinished(ShardMeta meta, int number, IReadOnlyList<TopicInfo> topics, out long highMs)
    {
        highMs = meta.EventHighMs;
        foreach (var topic in topics)
        {
            if (PlaceCheck.Find(meta, topic.Name) is not { } progress
                || !watch.TryGet(new TopicPartition(topic.Name, number), out var range)
                || progress.NextOffset < range.End)
            {
                return false;
            }
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Offsets + 20, LogLevel.Warning, "Whether the replay is finished cannot be told now: {Reason}")]
        public static partial void CannotTell(ILogger logger, string reason);
    }
}
