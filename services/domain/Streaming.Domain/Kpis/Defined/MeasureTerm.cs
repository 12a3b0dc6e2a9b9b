using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Defined;

/// <summary>One measure in the formula of a KPI that the configuration defines.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="IsTime">Whether its time counts, in seconds, and not how often it happened.</param>
/// <param name="Filter">What of it counts; <see langword="null"/> for all.</param>
public sealed record MeasureTerm(MeasureInfo Measure, bool IsTime, KpiFilter? Filter);
