namespace Streaming.Contracts;

/// <summary>Names of the cubes: sets of dimensions that are kept together, within which any filter and group-by is answered.</summary>
public static class Cubes
{
    /// <summary>The small dimensions, by default team, channel, category and priority.</summary>
    public const string Main = "main";

    /// <summary>Team and agent. Its finest pane is a minute and its shortest window an hour.</summary>
    public const string Agent = "agent";

    /// <summary>The customer alone.</summary>
    public const string Customer = "customer";

    /// <summary>The customer base: segment, and the agent who looks after the customer.</summary>
    public const string Base = "base";

    /// <summary>Segment and product: what customers buy and use.</summary>
    public const string Product = "product";

    /// <summary>Self-service, by topic.</summary>
    public const string Topic = "topic";

    /// <summary>Money: no dimension.</summary>
    public const string Business = "business";
}
