using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.Kafka;

/// <summary>Questions to the broker: which topics there are, and which offsets. Safe for use by many threads.</summary>
internal sealed class BrokerQueries : IDisposable
{
    private readonly IAdminClient _admin;
    private readonly TimeSpan _timeout;
    private readonly IReadOnlyList<string> _topics;
    private readonly TimeProvider _time;

    /// <summary>Makes the client.</summary>
    public BrokerQueries(KafkaClients clients, KafkaOptions kafka, IngestionOptions ingestion, TimeProvider time)
    {
        _admin = clients.Admin();
        _timeout = kafka.RequestTimeout;
        _topics = ingestion.AllTopics;
        _time = time;
    }

    /// <summary>The client itself, for what is asked only once.</summary>
    public IAdminClient Admin => _admin;

    /// <summary>Describes the group's topics, in the group's order.</summary>
    /// <exception cref="KafkaException">The broker cannot be reached.</exception>
    public async Task<IReadOnlyList<TopicInfo>> DescribeTopicsAsync()
    {
        List<TopicDescription> descriptions;
        try
        {
            var options = new DescribeTopicsOptions { RequestTimeout = _timeout };
            descriptions = (await _admin.DescribeTopicsAsync(TopicCollection.OfTopicNames(_topics), options)).TopicDescriptions;
        }
        catch (DescribeTopicsException fault)
        {
            descriptions = fault.Results.TopicDescriptions;
        }

        var infos = new TopicInfo[_topics.Count];
        for (var i = 0; i < infos.Length; i++)
        {
            var described = descriptions.Find(description => description.Name == _topics[i]);
            infos[i] = described is null || described.Error.IsError
                ? new TopicInfo(_topics[i], string.Empty, 0)
                : new TopicInfo(_topics[i], IdOf(described), described.Partitions.Count);
        }

        return infos;
    }

    /// <summary>Asks which offsets of some partitions the broker has; partitions of which it says nothing are left out.</summary>
    /// <exception cref="KafkaException">The broker cannot be reached.</exception>
    public async Task<Dictionary<TopicPartition, OffsetRange>> ListOffsetsAsync(IReadOnlyList<TopicPartition> partitions)
    {
        var askedMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var ends = ListAsync(partitions, OffsetSpec.Latest());
        var lows = await ListAsync(partitions, OffsetSpec.Earliest());
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

    /// <inheritdoc/>
    public void Dispose() => _admin.Dispose();

    private static string IdOf(TopicDescription topic) =>
        topic.TopicId is { } id && (id.MostSignificantBits, id.LeastSignificantBits) != (0, 0) ? id.ToString() : string.Empty;

    private async Task<Dictionary<TopicPartition, long>> ListAsync(IReadOnlyList<TopicPartition> partitions, OffsetSpec spec)
    {
        List<ListOffsetsResultInfo> infos;
        try
        {
            var asked = partitions.Select(partition => new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = spec });
            var options = new ListOffsetsOptions { RequestTimeout = _timeout, IsolationLevel = IsolationLevel.ReadCommitted };
            infos = (await _admin.ListOffsetsAsync(asked, options)).ResultInfos;
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
