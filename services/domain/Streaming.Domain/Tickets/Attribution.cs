using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>The dimension values that a contribution is counted under.</summary>
internal record struct Attribution
{
    public NameId Team;
    public NameId Agent;
    public NameId Channel;
    public NameId Category;
    public NameId Priority;
    public NameId Product;

    /// <summary>Whether all values are the same; asked several times for each event.</summary>
    /// <param name="other">The other ones.</param>
    public readonly bool Equals(Attribution other) =>
        Team.Value == other.Team.Value
        && Agent.Value == other.Agent.Value
        && Channel.Value == other.Channel.Value
        && Category.Value == other.Category.Value
        && Priority.Value == other.Priority.Value
        && Product.Value == other.Product.Value;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Team, Agent, Channel, Category, Priority, Product);

    /// <summary>Takes over the values that a fact carries, also those that it takes away.</summary>
    public void Change(EventFields fields, in Attribution values)
    {
        Team = (fields & EventFields.Team) != 0 ? values.Team : Team;
        Agent = (fields & EventFields.Agent) != 0 ? values.Agent : Agent;
        Channel = (fields & EventFields.Channel) != 0 ? values.Channel : Channel;
        Category = (fields & EventFields.Category) != 0 ? values.Category : Category;
        Priority = (fields & EventFields.Priority) != 0 ? values.Priority : Priority;
        Product = (fields & EventFields.Product) != 0 ? values.Product : Product;
    }

    /// <summary>These values where a fact has its own, else the ticket's.</summary>
    public readonly Attribution Else(in Attribution ticket) => new()
    {
        Team = Team.IsNone ? ticket.Team : Team,
        Agent = Agent.IsNone ? ticket.Agent : Agent,
        Channel = Channel.IsNone ? ticket.Channel : Channel,
        Category = Category.IsNone ? ticket.Category : Category,
        Priority = Priority.IsNone ? ticket.Priority : Priority,
        Product = Product.IsNone ? ticket.Product : Product,
    };
}
