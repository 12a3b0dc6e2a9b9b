using System.Diagnostics;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Hosting;
using Streaming.Ingestion.Checks;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Shards;

/// <summary>
/// Takes a shard over: checks its place in Kafka, raises its epoch, reads its state into an engine, and says where consumption goes on.
/// Safe for use by many threads.
/// </summary>
/// <param name="store">Where shards live.</param>
/// <param name="queries">Asks the broker.</param>
/// <param name="groups">Whose topics a shard is made from.</param>
/// <param name="settings">The engine's settings.</param>
/// <param name="services">What a loaded shard needs.</param>
/// <param name="options">What to do with a faulty shard.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ShardLoader(
    IShardStore store,
    BrokerQueries queries,
    ShardGroups groups,
    EngineSettings settings,
    ShardServices services,
    IngestionOptions options,
    ILogger<ShardLoader> logger)
{
    /// <summary>Takes a shard over.</summary>
    /// <param name="address">The shard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KafkaException">The broker cannot be reached: try again.</exception>
    /// <exception cref="StackExchange.Redis.RedisException">The store cannot be reached: try again.</exception>
    /// <exception cref="TimeoutException">The store does not answer: try again.</exception>
    /// <exception cref="InvalidDataException">The stored state is of a format that this version does not read.</exception>
    public async Task<LoadResult> LoadAsync(ShardAddress address, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var topics = await queries.DescribeTopicsAsync(groups[address.Group].Topics);
        if (PlaceCheck.CheckTopics(topics) is { } unequal)
        {
            return LoadResult.Stopped(unequal);
        }

        var partitions = topics.Select(topic => new TopicPartition(topic.Name, address.Number)).ToList();

        // A shard at fault is left as it is, so its place is checked before the epoch is raised, and again after. The broker is asked after the guard
        // each time: until the epoch is raised the owner before commits, and what it has read since would look like records that the broker lost.
        var stored = MetaOf(await store.ReadGuardAsync(address, cancellationToken));
        var early = stored is null
            ? CheckGrown(await store.ReadGuardAsync(address with { Number = 0 }, cancellationToken), topics) ?? await CheckLostAsync(address, partitions, cancellationToken)
            : Check(stored, topics, partitions, await ListOffsetsAsync(partitions));
        if (options.Reset == ResetPolicy.Never && early is not null)
        {
            return LoadResult.Stopped(early);
        }

        var acquired = await store.AcquireAsync(address, cancellationToken);
        var (guard, meta) = (acquired.Guard, MetaOf(acquired.Guard));
        var ranges = await ListOffsetsAsync(partitions);
        var fault = acquired is ShardCountsMismatch mismatch
            ? new ShardFault(
                ShardFaults.StateIncomplete,
                $"Shard {address} is not what was committed ({mismatch.Describe()}): something else wrote or evicted. Rebuild it by replay, or set "
                    + "Ingestion:Reset to Faulted.")
            : Check(meta, topics, partitions, ranges);
        if (fault is not null)
        {
            if (options.Reset == ResetPolicy.Never)
            {
                return LoadResult.Stopped(fault);
            }

            Log.Reset(logger, address, fault.Message);
            guard = await ResetAsync(address, guard.Epoch, cancellationToken);
            meta = null;
        }
        else if (meta is null && early is not null)
        {
            Log.Reset(logger, address, early.Message);
        }

        var engine = await ReadAsync(address, Math.Max(1, topics[0].PartitionCount), guard, meta, cancellationToken);
        var progress = Progress(meta, partitions, ranges);
        Log.Loaded(logger, address, engine.TicketCount, engine.CellCount, guard.Version, watch.ElapsedMilliseconds);
        return new LoadResult(new LoadedShard(services, address, engine, guard, topics, progress), Fault: null);
    }

    private async Task<Dictionary<TopicPartition, OffsetRange>> ListOffsetsAsync(List<TopicPartition> partitions)
    {
        var ranges = await queries.ListOffsetsAsync(partitions);
        return partitions.Find(partition => !ranges.ContainsKey(partition)) is { } silent
            ? throw new KafkaException(new Error(ErrorCode.UnknownTopicOrPart, $"The broker does not say which offsets {silent} has."))
            : ranges;
    }

    private static ShardMeta? MetaOf(ShardGuard? guard) => guard is { Meta.IsEmpty: false } ? ShardMeta.Decode(guard.Meta.Span) : null;

    /// <summary>A shard that never was is either the group's first start, or a number that came into being when a topic grew: shard 0 knows.</summary>
    private static ShardFault? CheckGrown(ShardGuard? first, IReadOnlyList<TopicInfo> topics) =>
        MetaOf(first) is { } meta ? PlaceCheck.CheckIdentity(meta, topics) : null;

    /// <summary>
    /// A shard that is not there reads from the oldest records. Where its group has read before, it was there, and what it knew of records that are gone is lost
    /// with it: numbers of before would be too small, and nothing would say so.
    /// </summary>
    private async Task<ShardFault?> CheckLostAsync(ShardAddress address, List<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        var ranges = await ListOffsetsAsync(partitions);
        var cut = partitions.FindAll(partition => ranges[partition].Low > 0);
        if (cut.Count == 0 || await queries.ListCommittedAsync(groups[address.Group].GroupId, cut) is not [var read, ..])
        {
            return null;
        }

        // Whoever has it at the moment may have made its first commit since it was looked for.
        if (MetaOf(await store.ReadGuardAsync(address, cancellationToken)) is not null)
        {
            return null;
        }

        return new ShardFault(
            ShardFaults.StateIncomplete,
            $"Shard {address} is not in Redis, but its group has read {read.Topic} up to offset {read.Offset}, and the broker's oldest record there is {ranges[read.TopicPartition].Low}: "
                + "what the records before said would be forgotten. Restore Redis, or set Ingestion:Reset to Faulted to go on without.");
    }

    private static ShardFault? Check(
        ShardMeta? meta,
        IReadOnlyList<TopicInfo> topics,
        List<TopicPartition> partitions,
        Dictionary<TopicPartition, OffsetRange> ranges)
    {
        if (meta is null)
        {
            return null;
        }

        if (PlaceCheck.CheckIdentity(meta, topics) is { } fault)
        {
            return fault;
        }

        foreach (var partition in partitions)
        {
            if (PlaceCheck.Find(meta, partition.Topic) is { } known
                && PlaceCheck.CheckOffset(partition.Topic, partition.Partition, known.NextOffset, ranges[partition]) is { } lost)
            {
                return lost;
            }
        }

        return null;
    }

    private static PartitionProgress[] Progress(
        ShardMeta? meta,
        List<TopicPartition> partitions,
        Dictionary<TopicPartition, OffsetRange> ranges)
    {
        var progress = new PartitionProgress[partitions.Count];
        for (var i = 0; i < progress.Length; i++)
        {
            var known = meta is null ? null : PlaceCheck.Find(meta, partitions[i].Topic);
            progress[i] = new PartitionProgress
            {
                Partition = partitions[i],
                NextOffset = known?.NextOffset ?? ranges[partitions[i]].Low,
                LastTimestampMs = known?.LastTimestampMs ?? long.MinValue,
            };
        }

        return progress;
    }

    private async Task<ShardGuard> ResetAsync(ShardAddress address, ShardEpoch epoch, CancellationToken cancellationToken)
    {
        var result = await store.ResetAsync(address, epoch, cancellationToken);
        return result is { Applied: true, Current: { } guard }
            ? guard
            : throw new TimeoutException($"Shard {address} was taken over while it was being reset.");
    }

    private async Task<ShardEngine> ReadAsync(
        ShardAddress address,
        int shards,
        ShardGuard guard,
        ShardMeta? meta,
        CancellationToken cancellationToken)
    {
        var storage = new StorageSettings
        {
            MaxCachedTickets = options.CachedTickets,
            CommitsInFlight = options.CommitsInFlight,
            MaxOutboxBytes = options.OutboxBytes,
            SlaTopic = options.SlaTopic,
            JoinTopic = options.JoinsTickets && address.Group == IngestionOptions.ShardGroup ? options.JoinTopic : "",

            // Of customers' shards, readers take in cells only.
            HasTicketReaders = address.Group == IngestionOptions.ShardGroup,
        };
        var engine = new ShardEngine(settings, storage, shards);
        foreach (var (_, value) in await SortedAsync(address, ShardHash.Names, cancellationToken))
        {
            engine.LoadNames(value.Span);
        }

        await foreach (var (field, value) in store.ReadAsync(address, ShardHash.Pages, cancellationToken))
        {
            engine.LoadPage(field.Span, value.Span);
        }

        foreach (var (field, value) in await SortedAsync(address, ShardHash.CellLog, cancellationToken))
        {
            engine.LoadCellLog(field.Span, value.Span);
        }

        foreach (var (field, value) in await SortedAsync(address, ShardHash.TicketLog, cancellationToken))
        {
            engine.LoadTicketLog(field.Span, value.Span);
        }

        foreach (var (field, value) in await SortedAsync(address, ShardHash.Outbox, cancellationToken))
        {
            engine.LoadOutbox(field.Span, value.Span);
        }

        engine.CompleteLoad(
            guard.Version,
            meta,
            hasUnloadedDormant: guard.StoredCounts[(int)ShardHash.Dormant] > 0,
            services.Time.GetUtcNow().ToUnixTimeMilliseconds());
        return engine;
    }

    private async Task<SortedDictionary<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>> SortedAsync(
        ShardAddress address,
        ShardHash hash,
        CancellationToken cancellationToken)
    {
        // A field may be given twice; its value is then the same.
        var fields = new SortedDictionary<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>(
            Comparer<ReadOnlyMemory<byte>>.Create((left, right) => left.Span.SequenceCompareTo(right.Span)));
        await foreach (var (field, value) in store.ReadAsync(address, hash, cancellationToken))
        {
            fields[field] = value;
        }

        return fields;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Offsets + 10, LogLevel.Information, "Shard {Shard} taken over: {Tickets} tickets, {Cells} cells, version {Version}, in {Milliseconds} ms.")]
        public static partial void Loaded(ILogger logger, ShardAddress shard, int tickets, long cells, long version, long milliseconds);

        [LoggerMessage(LogEvents.Offsets + 11, LogLevel.Warning, "Shard {Shard} is reset, as Ingestion:Reset allows, and reads from the oldest records that are left: {Fault}")]
        public static partial void Reset(ILogger logger, ShardAddress shard, string fault);
    }
}
