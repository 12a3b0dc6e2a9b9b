using Streaming.Domain.Names;
using Streaming.Domain.Settings;

namespace Streaming.Domain.Customers;

/// <summary>Weighs the components of a customer's health.</summary>
/// <param name="weights">The weights of the tenants.</param>
/// <param name="names">The shard's names.</param>
internal sealed class HealthWeigher(HealthWeights weights, NameTable names)
{
    private readonly Dictionary<NameId, IReadOnlyDictionary<string, int>> _byTenant = [];

    /// <summary>The score of some components: their mean by weight, those that are missing left out.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="scores">The newest score of each component, in thousandths of a point.</param>
    /// <returns>The score in millionths of a point, -1 for none, and whether a component with a weight is missing.</returns>
    public (long Score, bool IsPartial) Weigh(NameId tenant, IReadOnlyList<(NameId Component, long Score)> scores)
    {
        if (scores.Count == 0)
        {
            return (-1, false);
        }

        if (!_byTenant.TryGetValue(tenant, out var own))
        {
            _byTenant.Add(tenant, own = weights.Of(names.Text(tenant)));
        }

        var (sum, weight, known) = (0L, 0L, 0);
        for (var i = 0; i < scores.Count; i++)
        {
            var (component, score) = scores[i];
            var part = own.Count == 0 ? 1 : own.GetValueOrDefault(names.Text(component));
            known += part > 0 ? 1 : 0;
            sum += part * score;
            weight += part;
        }

        // Half of a millionth is rounded up.
        return weight == 0 ? (-1, false) : (((2_000 * sum) + weight) / (2 * weight), own.Count > 0 && known < own.Count);
    }
}
