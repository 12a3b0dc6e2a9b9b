namespace Streaming.Domain.Names;

/// <summary>One combination of dimension values in a cube: what a cell counts. Dimensions that the cube does not have are none.</summary>
/// <param name="Cube">The cube.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Team">The team.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Category">The category.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Product">The product.</param>
public readonly record struct Split(
    Cube Cube,
    NameId Tenant,
    NameId Team,
    NameId Agent,
    NameId Channel,
    NameId Category,
    NameId Priority,
    NameId Product)
{
    /// <summary>The SLA policy.</summary>
    public NameId Policy { get; init; }

    /// <summary>The customer.</summary>
    public NameId Customer { get; init; }

    /// <summary>The segment of customers.</summary>
    public NameId Segment { get; init; }

    /// <summary>What help was looked for.</summary>
    public NameId Topic { get; init; }

    /// <summary>The value of a dimension.</summary>
    /// <param name="kind">The dimension.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not a dimension.</exception>
    public NameId this[NameKind kind] => kind switch
    {
        NameKind.Tenant => Tenant,
        NameKind.Team => Team,
        NameKind.Agent => Agent,
        NameKind.Channel => Channel,
        NameKind.Category => Category,
        NameKind.Priority => Priority,
        NameKind.Product => Product,
        NameKind.Policy => Policy,
        NameKind.Customer => Customer,
        NameKind.Segment => Segment,
        NameKind.Topic => Topic,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A source is not a dimension."),
    };

    /// <summary>The same split with other values.</summary>
    /// <param name="change">Gives the value that takes a value's place.</param>
    public Split Select(Func<NameKind, NameId, NameId> change) => new(
        Cube,
        change(NameKind.Tenant, Tenant),
        change(NameKind.Team, Team),
        change(NameKind.Agent, Agent),
        change(NameKind.Channel, Channel),
        change(NameKind.Category, Category),
        change(NameKind.Priority, Priority),
        change(NameKind.Product, Product))
    {
        Policy = change(NameKind.Policy, Policy),
        Customer = change(NameKind.Customer, Customer),
        Segment = change(NameKind.Segment, Segment),
        Topic = change(NameKind.Topic, Topic),
    };
}
