using Confluent.Kafka;
using Streaming.Hosting;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Consuming;

/// <summary>What the thread logs.</summary>
internal sealed partial class ConsumerThread
{
    private static partial class Log
    {
        [LoggerMessage(LogEvents.Ingestion + 30, LogLevel.Information, "Consumer {Consumer} was given {Partitions} partitions and holds {Held}.")]
        public static partial void Assigned(ILogger logger, int consumer, int partitions, int held);

        [LoggerMessage(LogEvents.Ingestion + 31, LogLevel.Information, "Consumer {Consumer} gave back {Partitions} partitions and holds {Held}.")]
        public static partial void Revoked(ILogger logger, int consumer, int partitions, int held);

        [LoggerMessage(LogEvents.Ingestion + 32, LogLevel.Warning, "Consumer {Consumer} lost {Partitions} partitions: the group took it for dead.")]
        public static partial void Lost(ILogger logger, int consumer, int partitions);

        [LoggerMessage(LogEvents.Ingestion + 33, LogLevel.Warning, "{Topic} partition {Partition} offset {Offset} is a dead letter ({Reason}): {Message}")]
        public static partial void DeadLetter(ILogger logger, string topic, int partition, long offset, string reason, string message);

        [LoggerMessage(LogEvents.Ingestion + 34, LogLevel.Warning, "Kafka could not be read: {Code}: {Reason}. It is tried again.")]
        public static partial void ConsumeFault(ILogger logger, ErrorCode code, string reason);

        [LoggerMessage(LogEvents.Offsets + 40, LogLevel.Warning, "A commit of shard {Shard} was refused: another worker has the shard, or Redis has lost commits. It is dropped, and taken over again in {Wait} if its partitions are still ours.")]
        public static partial void Refused(ILogger logger, ShardAddress shard, TimeSpan wait);

        [LoggerMessage(LogEvents.Offsets + 41, LogLevel.Error, "Shard {Shard} cannot go on: {Reason}. It is dropped and loaded again in {Wait}.")]
        public static partial void StoreFailed(ILogger logger, ShardAddress shard, string reason, TimeSpan wait);

        [LoggerMessage(LogEvents.Offsets + 42, LogLevel.Warning, "Shards {Shards} could not be drained within {Deadline}: what they did not commit is read again by their next owner.")]
        public static partial void NotDrained(ILogger logger, string shards, TimeSpan deadline);

        [LoggerMessage(LogEvents.Offsets + 43, LogLevel.Debug, "The partitions of shard {Shard} cannot be placed yet: {Reason}")]
        public static partial void NotPlaced(ILogger logger, ShardAddress shard, string reason);

        [LoggerMessage(LogEvents.Offsets + 44, LogLevel.Debug, "Kafka's committed offset of {Topic} partition {Partition} does not follow: {Reason}")]
        public static partial void OffsetNotFollowed(ILogger logger, string topic, int partition, string reason);

        [LoggerMessage(LogEvents.Offsets + 45, LogLevel.Error, "Partition number {Partition} has been split between members for {Time}: its shard is owned by nobody. Give all members the same topics and the range assignor.")]
        public static partial void Split(ILogger logger, int partition, TimeSpan time);
    }
}
