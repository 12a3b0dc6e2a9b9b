namespace Streaming.Domain.Kpis.Bands;

/// <summary>One band of a rule.</summary>
/// <param name="Band">The band.</param>
/// <param name="Limit">What its values meet, in the KPI's unit.</param>
public readonly record struct BandStep(Band Band, Limit Limit);
