namespace Streaming.Testing.Recount;

/// <summary>A ticket as of one fact.</summary>
/// <param name="IsCreated">The creation stands at or before the fact.</param>
/// <param name="Status">The status; null before any fact that sets one.</param>
/// <param name="Team">The team.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Category">The category.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Assignee">The representative that the ticket is assigned to.</param>
/// <param name="Product">The product.</param>
internal sealed record RecountState(
    bool IsCreated = false,
    RecountStatus? Status = null,
    string? Team = null,
    string? Channel = null,
    string? Category = null,
    string? Priority = null,
    string? Assignee = null,
    string? Product = null)
{
    /// <summary>Whether the ticket is solved or closed.</summary>
    public bool IsSolvedOrClosed => Status is RecountStatus.Solved or RecountStatus.Closed;

    /// <summary>Whether the ticket is new, open, pending or on hold.</summary>
    public bool IsBacklog => Status is not null && !IsSolvedOrClosed;

    /// <summary>The state after a fact.</summary>
    /// <param name="fact">The next fact in order.</param>
    /// <returns>The state as of that fact.</returns>
    public RecountState After(RecountFact fact) => fact.Kind switch
    {
        RecountFactKind.Created => this with
        {
            IsCreated = true,
            Status = Status ?? fact.Status,
            Team = fact.Team ?? Team,
            Channel = fact.Channel ?? Channel,
            Category = fact.Category ?? Category,
            Priority = fact.Priority ?? Priority,
            Assignee = fact.Agent ?? Assignee,
            Product = fact.Product ?? Product,
        },
        RecountFactKind.Attributes => this with
        {
            Channel = fact.Channel ?? Channel,
            Category = fact.Category ?? Category,
            Priority = fact.Priority ?? Priority,
            Product = fact.Product ?? Product,
        },
        RecountFactKind.Assigned => this with
        {
            Team = fact.HasTeam ? fact.Team : Team,
            Assignee = fact.HasAgent ? fact.Agent : Assignee,
        },
        RecountFactKind.CustomerMessage when Status == RecountStatus.Pending => this with { Status = RecountStatus.Open },
        RecountFactKind.Status => this with { Status = fact.Status },
        RecountFactKind.Deleted or RecountFactKind.Abandoned => this with { Status = RecountStatus.Closed },
        _ => this,
    };

    /// <summary>The split of this state, with the assignee as agent.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The split.</returns>
    public RecountSplit Split(string tenant) => new(tenant, Team, Channel, Category, Priority, Assignee) { Product = Product };
}
