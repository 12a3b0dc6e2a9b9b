using System.Collections.Frozen;

namespace Streaming.Domain.Settings;

/// <summary>How much each component of a customer's health weighs, by tenant, in thousandths. Without any, all components weigh the same.</summary>
/// <param name="byDefault">For tenants without weights of their own; components with a weight above 0.</param>
/// <param name="byTenant">By tenant.</param>
public sealed class HealthWeights(
    IReadOnlyDictionary<string, int> byDefault, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> byTenant)
{
    /// <summary>All components weigh the same.</summary>
    public static HealthWeights Equal { get; } = new(
        FrozenDictionary<string, int>.Empty, FrozenDictionary<string, IReadOnlyDictionary<string, int>>.Empty);

    /// <summary>Whether there is no weight at all.</summary>
    public bool IsEmpty => byDefault.Count == 0 && byTenant.Count == 0;

    /// <summary>The weights of a tenant, in thousandths; empty where all components weigh the same.</summary>
    /// <param name="tenant">The tenant.</param>
    public IReadOnlyDictionary<string, int> Of(string tenant) => byTenant.GetValueOrDefault(tenant, byDefault);

    /// <summary>All weights as text, always in the same order, for the configuration hash.</summary>
    public override string ToString() =>
        $"{Text(byDefault)}|{string.Join('|', byTenant.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}:{Text(one.Value)}"))}";

    private static string Text(IReadOnlyDictionary<string, int> weights) =>
        string.Join(',', weights.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => FormattableString.Invariant($"{one.Key}={one.Value}")));
}
