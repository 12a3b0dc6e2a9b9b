using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis;

/// <summary>What passes one of a KPI's filters.</summary>
/// <param name="Flows">What happened within the interval.</param>
/// <param name="Levels">The levels at its end.</param>
public readonly record struct KpiPart(MeasureTotals Flows, LevelTotals Levels);
