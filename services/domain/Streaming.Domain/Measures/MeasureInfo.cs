namespace Streaming.Domain.Measures;

/// <summary>A measure as configuration names it.</summary>
/// <param name="Key">Stable key: lower case, digits and underscores.</param>
/// <param name="Id">The measure.</param>
/// <param name="Shape">What it keeps.</param>
public sealed record MeasureInfo(string Key, MeasureId Id, MeasureShape Shape);
