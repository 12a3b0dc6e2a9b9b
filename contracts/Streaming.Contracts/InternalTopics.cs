namespace Streaming.Contracts;

/// <summary>Names of the topics between the parts of the product. Nobody else reads or writes them; what they carry may change with any version.</summary>
public static class InternalTopics
{
    /// <summary>Which tickets are whose, told by the shards of tickets to those of customers. Keyed by customer.</summary>
    public const string CustomerTickets = "support.customer-tickets.v1";
}
