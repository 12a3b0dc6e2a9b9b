namespace Streaming.Domain.Kpis.Bands;

/// <summary>Where a band ends.</summary>
/// <param name="Value">The limit, in the KPI's unit.</param>
/// <param name="IsInside">Whether the limit itself is in the band.</param>
public readonly record struct BandLimit(double Value, bool IsInside);
