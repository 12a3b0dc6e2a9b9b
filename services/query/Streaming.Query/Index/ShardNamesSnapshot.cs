using Streaming.Domain.Names;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Query.Index;

/// <summary>The names and splits of one shard as of a snapshot. Never changes.</summary>
/// <param name="texts">The names; those beyond belong to later snapshots.</param>
/// <param name="splits">The splits.</param>
/// <param name="splitCount">How many splits are known.</param>
/// <param name="tenants">The numbers of the tenants.</param>
internal sealed class ShardNamesSnapshot(string[] texts, Split[] splits, int splitCount, IReadOnlyDictionary<string, NameId> tenants) : IShardNames
{
    /// <summary>The splits by number.</summary>
    public ReadOnlySpan<Split> Splits => splits.AsSpan(0, splitCount);

    /// <inheritdoc/>
    public string? TextOf(NameId id) => id.IsNone ? null : texts[id.Value - 1];

    /// <inheritdoc/>
    public Split SplitOf(int split) => Splits[split];

    /// <summary>The number of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns><see langword="null"/> when the shard does not know it.</returns>
    public NameId? FindTenant(string tenant) => tenants.TryGetValue(tenant, out var id) ? id : null;
}
