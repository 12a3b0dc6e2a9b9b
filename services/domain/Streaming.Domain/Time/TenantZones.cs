namespace Streaming.Domain.Time;

/// <summary>Which zone's calendar days each tenant uses.</summary>
public sealed class TenantZones
{
    private readonly ZoneDays _default;
    private readonly Dictionary<string, ZoneDays> _zones;

    /// <summary>The zones of the tenants.</summary>
    /// <param name="defaultZone">For tenants that are not named.</param>
    /// <param name="zones">By tenant.</param>
    public TenantZones(TimeZoneInfo defaultZone, IReadOnlyDictionary<string, TimeZoneInfo>? zones = null)
    {
        _default = new ZoneDays(defaultZone);
        _zones = (zones ?? new Dictionary<string, TimeZoneInfo>()).ToDictionary(z => z.Key, z => new ZoneDays(z.Value), StringComparer.Ordinal);
    }

    /// <summary>UTC for every tenant.</summary>
    public static TenantZones Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The days of a tenant.</summary>
    /// <param name="tenant">The tenant's name.</param>
    public ZoneDays this[string tenant] => _zones.GetValueOrDefault(tenant, _default);
}
