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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A source is not a dimension."),
    };
}
