using Streaming.Domain.Settings;

namespace Streaming.Domain.Time;

/// <summary>Which zone's calendar days each tenant uses.</summary>
public sealed class TenantZones
{
    private readonly ZoneDays _default;
    private readonly Dictionary<string, ZoneDays> _zones;
    private readonly Lazy<ulong> _contentHash;

    /// <summary>The zones of the tenants.</summary>
    /// <param name="defaultZone">For tenants that are not named.</param>
    /// <param name="zones">By tenant.</param>
    public TenantZones(TimeZoneInfo defaultZone, IReadOnlyDictionary<string, TimeZoneInfo>? zones = null)
    {
        _default = new ZoneDays(defaultZone);
        _zones = (zones ?? new Dictionary<string, TimeZoneInfo>()).ToDictionary(z => z.Key, z => new ZoneDays(z.Value), StringComparer.Ordinal);
        _contentHash = new Lazy<ulong>(Hash);
    }

    /// <summary>UTC for every tenant.</summary>
    public static TenantZones Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>Whether every tenant has the days of UTC.</summary>
    public bool IsUtc => IsOfUtc(_default) && _zones.Values.All(IsOfUtc);

    /// <summary>A number that stands for all of the zones, and for when their clocks change, as this machine knows it.</summary>
    public ulong ContentHash => _contentHash.Value;

    /// <summary>The days of a tenant.</summary>
    /// <param name="tenant">The tenant's name.</param>
    public ZoneDays this[string tenant] => _zones.GetValueOrDefault(tenant, _default);

    private static bool IsOfUtc(ZoneDays days) => days.Zone.Id == TimeZoneInfo.Utc.Id;

    private ulong Hash()
    {
        // A tenant whose zone is that of all others says nothing.
        var hash = new StableHash();
        Add(hash, "", _default);
        foreach (var (tenant, days) in _zones.Where(zone => zone.Value.Zone.Id != _default.Zone.Id).OrderBy(static zone => zone.Key, StringComparer.Ordinal))
        {
            Add(hash, tenant, days);
        }

        return hash.Value;
    }

    private static void Add(StableHash hash, string tenant, ZoneDays days) =>
        hash.Add(tenant).Add(days.Zone.Id).Add(unchecked((long)ZoneFingerprint.Of(days.Zone)));
}
