namespace Streaming.Contracts;

/// <summary>Names of the dimensions that can split KPIs, in requests, configuration and metric labels alike.</summary>
public static class Dimensions
{
    /// <summary>Team of human representatives.</summary>
    public const string Team = "team";

    /// <summary>How the customer reached us: mail, chat, phone.</summary>
    public const string Channel = "channel";

    /// <summary>What the ticket is about.</summary>
    public const string Category = "category";

    /// <summary>How urgent the ticket is.</summary>
    public const string Priority = "priority";

    /// <summary>The product that the ticket concerns.</summary>
    public const string Product = "product";

    /// <summary>The human representative, by id.</summary>
    public const string Agent = "agent";

    /// <summary>The customer, by id.</summary>
    public const string Customer = "customer";

    /// <summary>The segment that a customer belongs to.</summary>
    public const string Segment = "segment";

    /// <summary>What help was looked for without a representative.</summary>
    public const string Topic = "help_topic";
}
