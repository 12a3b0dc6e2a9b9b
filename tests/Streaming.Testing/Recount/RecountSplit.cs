namespace Streaming.Testing.Recount;

/// <summary>What numbers can be split by.</summary>
public enum RecountDimension
{
    /// <summary>The tenant.</summary>
    Tenant,

    /// <summary>The team.</summary>
    Team,

    /// <summary>The channel.</summary>
    Channel,

    /// <summary>The category.</summary>
    Category,

    /// <summary>The priority.</summary>
    Priority,

    /// <summary>The representative.</summary>
    Agent,

    /// <summary>The product.</summary>
    Product,
}

/// <summary>The values that one contribution is split by; null is not known.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Team">The team.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Category">The category.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Agent">The representative.</param>
public sealed record RecountSplit(
    string Tenant, string? Team, string? Channel, string? Category, string? Priority, string? Agent)
{
    /// <summary>The product.</summary>
    public string? Product { get; init; }

    /// <summary>The customer, where the contribution is split by it alone.</summary>
    public string? Customer { get; init; }

    /// <summary>How a value that is not known is shown.</summary>
    public const string Unknown = "unknown";

    /// <summary>The value of one dimension, as shown.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <returns>The value, or <see cref="Unknown"/>.</returns>
    public string Value(RecountDimension dimension) => dimension switch
    {
        RecountDimension.Tenant => Tenant,
        RecountDimension.Team => Team,
        RecountDimension.Channel => Channel,
        RecountDimension.Category => Category,
        RecountDimension.Priority => Priority,
        RecountDimension.Product => Product,
        _ => Agent,
    } ?? Unknown;
}
