using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.Kafka;

/// <summary>Questions to the broker: which topics there are, and which offsets. Safe for use by many threads.</summary>
internal sealed class BrokerQueries : IDisposable
{
    private static readonly TimeSpan ControllerPatience = TimeSpan.FromSeconds(2);

    // Beyond the client's own limit, which it keeps while it is sound.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly LastingAdmin _admin;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasController;

    /// <summary>Makes the client.</summary>
    public BrokerQueries(KafkaClients clients, KafkaOptions kafka, TimeProvider time)
    {
        _admin = new LastingAdmin(clients.Admin, kafka.RequestTimeout + Grace, time);
        _timeout = kafka.RequestTimeout;
        _time = time;
    }

    /// <summary>The client itself, for what is asked only once.</summary>
    public LastingAdmin Admin => _admin;

    /// <summary>
    /// Whether the cluster has a controller, which tells topics' ids and creates topics. librdkafka's mock cluster has none; it makes a
    /// topic when somebody asks for it.
    /// </summary>
    public bool HasController => _hasController;

    /// <summary>Ends once the topics have been seen to; asking before could disturb that.</summary>
    public Task Prepared => _prepared.Task;

    /// <summary>The topics have been seen to.</summary>
    public void SetPrepared() => _prepared.TrySetResult();

    /// <summary>Asks for the controller.</summary>
    public async Task FindControllerAsync()
    {
        try
        {
            await _admin.AskAsync(static admin => admin.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = ControllerPatience }));
            _hasController = true;
        }
        catch (KafkaException fault) when (fault.Error.Code == ErrorCode.Local_TimedOut)
        {
            _hasController = false;
        }
    }

    /// <summary>Describes topics, in their order; without a controller their ids are unknown.</summary>
    /// <param name="topics">The topics.</param>
    /// <exception cref="KafkaException">The broker cannot be reached.</exception>
    public async Task<IReadOnlyList<TopicInfo>> DescribeTopicsAsync(IReadOnlyList<string> topics)
    {
        if (!_hasController)
        {
            return await _admin.AskAsync(admin => Task.Run(() => DescribeWithoutIds(admin, topics)));
        }

        List<TopicDescription> descriptions;
        try
        {
            var options = new DescribeTopicsOptions { RequestTimeout = _timeout };
            descriptions = (await _admin.AskAsync(admin => admin.DescribeTopicsAsync(TopicCollection.OfTopicNames(topics), options))).TopicDescriptions;
        }
        catch (DescribeTopicsException fault)
        {
            descriptions = fault.Results.TopicDescriptions;
        }

        var infos = new TopicInfo[topics.Count];
        for (var i = 0; i < infos.Length; i++)
        {
            var described = descriptions.Find(description => description.Name == topics[i]);
            infos[i] = described is null || described.Error.IsError
                ? new TopicInfo(topics[i], string.Empty, 0)
                : new TopicInfo(topics[i], IdOf(described), described.Partitions.Count);
        }

        return infos;
    }

    /// <summary>Asks which offsets of some partitions the broker has; partitions of which it says nothing are left out.</summary>
    /// <param name="partitions">The partitions.</param>
    /// <param name="known">Where their first offsets are known: else, and where one is missing, those are asked for as well.</param>
    /// <exception cref="KafkaException">The broker cannot be reached.</exception>
    public async Task<Dictionary<TopicPartition, OffsetRange>> ListOffsetsAsync(
        IReadOnlyList<TopicPartition> partitions, IReadOnlyDictionary<TopicPartition, OffsetRange>? known = null)
    {
        var askedMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var ends = ListAsync(partitions, OffsetSpec.Latest());
        var lows = known is not null && partitions.All(known.ContainsKey)
            ? known.ToDictionary(range => range.Key, range => range.Value.Low)
            : await ListAsync(partitions, OffsetSpec.Earliest());
        var ranges = new Dictionary<TopicPartition, OffsetRange>();
        foreach (var (partition, end) in await ends)
        {
            if (lows.TryGetValue(partition, out var low))
            {
                ranges[partition] = new OffsetRange(low, end, askedMs);
            }
        }

        return ranges;
    }

    /// <summary>Asks how far a group has said that it has come; partitions of which it never said anything are left out.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="partitions">The partitions.</param>
    /// <exception cref="KafkaException">The broker cannot be reached.</exception>
    public async Task<IReadOnlyList<TopicPartitionOffset>> ListCommittedAsync(string groupId, IReadOnlyList<TopicPartition> partitions)
    {
        var options = new ListConsumerGroupOffsetsOptions { RequestTimeout = _timeout };
        var answers = await _admin.AskAsync(admin => admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(groupId, [.. partitions])], options));
        return [.. answers.SelectMany(static answer => answer.Partitions).Where(static place => place.Offset.Value >= 0).Select(static place => place.TopicPartitionOffset)];
    }

    /// <inheritdoc/>
    public void Dispose() => _admin.Dispose();

    private static string IdOf(TopicDescription topic) =>
        topic.TopicId is { } id && (id.MostSignificantBits, id.LeastSignificantBits) != (0, 0) ? id.ToString() : string.Empty;

    private TopicInfo[] DescribeWithoutIds(IAdminClient admin, IReadOnlyList<string> topics)
    {
        // All topics at once: to ask for one by name could create it.
        var known = admin.GetMetadata(_timeout).Topics.ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count, StringComparer.Ordinal);
        return [.. topics.Select(name => new TopicInfo(name, string.Empty, known.GetValueOrDefault(name)))];
    }

    private async Task<Dictionary<TopicPartition, long>> ListAsync(IReadOnlyList<TopicPartition> partitions, OffsetSpec spec)
    {
        List<ListOffsetsResultInfo> infos;
        try
        {
            var asked = partitions.Select(partition => new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = spec });
            var options = new ListOffsetsOptions { RequestTimeout = _timeout, IsolationLevel = IsolationLevel.ReadCommitted };
            infos = (await _admin.AskAsync(admin => admin.ListOffsetsAsync(asked, options))).ResultInfos;
        }
        catch (ListOffsetsException fault)
        {
            infos = fault.Result.ResultInfos;
        }

        var offsets = new Dictionary<TopicPartition, long>(infos.Count);
        foreach (var info in infos)
        {
            var place = info.TopicPartitionOffsetError;
            if (!place.Error.IsError)
            {
                offsets[place.TopicPartition] = place.Offset.Value;
            }
        }

        return offsets;
    }
}
