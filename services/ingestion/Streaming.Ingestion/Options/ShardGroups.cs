using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Options;

/// <summary>The consumer groups that this worker belongs to.</summary>
/// <param name="ingestion">Their topics and threads.</param>
/// <param name="kafka">Their ids.</param>
internal sealed class ShardGroups(IngestionOptions ingestion, KafkaOptions kafka)
{
    /// <summary>All of them, tickets first.</summary>
    public IReadOnlyList<ShardGroup> All { get; } =
    [
        new ShardGroup(IngestionOptions.ShardGroup, kafka.GroupId, EventFamily.Tickets, ingestion.AllTopics, ingestion.Consumers),
        .. ingestion.CustomerConsumers == 0
            ? Array.Empty<ShardGroup>()
            :
            [
                new ShardGroup(
                    IngestionOptions.CustomerShardGroup,
                    kafka.CustomerGroupId,
                    EventFamily.Customers,
                    ingestion.AllCustomerTopics,
                    ingestion.CustomerConsumers),
            ],
    ];

    /// <summary>The topics of all groups.</summary>
    public IReadOnlyList<string> Topics => [.. All.SelectMany(static group => group.Topics)];

    /// <summary>A group by the name that stands in its shards' addresses.</summary>
    /// <param name="name">The name.</param>
    public ShardGroup this[string name] => All.First(group => group.Name == name);
}
