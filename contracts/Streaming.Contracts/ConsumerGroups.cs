namespace Streaming.Contracts;

/// <summary>Ids of the Kafka consumer groups.</summary>
public static class ConsumerGroups
{
    /// <summary>
    /// The workers that own the ticket-keyed shards: they read <see cref="Topics.Tickets"/> and <see cref="Topics.Surveys"/>. The
    /// group's committed offsets only serve lag tools; the offsets that count are stored with the shards' state.
    /// </summary>
    public const string TicketShards = "support-ingestion-tickets";

    /// <summary>The workers that own the customer-keyed shards: they read <see cref="Topics.Customers"/> and <see cref="Topics.Business"/>.</summary>
    public const string CustomerShards = "support-ingestion-customers";
}
