using Streaming.Domain.Names;

namespace Streaming.Domain.Sla.Policies;

/// <summary>One condition of a policy: a dimension has one of some values.</summary>
/// <param name="Dimension">Tenant, team, channel, category, priority or product.</param>
/// <param name="Values">
/// The values, exactly as the producers write them; <see cref="NameId.UnknownText"/> is a ticket without a value, and
/// <see cref="NameId.OtherText"/> one whose value is beyond the limit of its dimension.
/// </param>
public sealed record SlaMatch(NameKind Dimension, IReadOnlyList<string> Values)
{
    /// <summary>The dimensions that policies may look at.</summary>
    public static IReadOnlyList<NameKind> Dimensions { get; } =
        [NameKind.Tenant, NameKind.Team, NameKind.Channel, NameKind.Category, NameKind.Priority, NameKind.Product];

    /// <summary>Whether a value is one of these.</summary>
    /// <param name="value">The value.</param>
    public bool Accepts(string value) => Values.Contains(value, StringComparer.Ordinal);
}
