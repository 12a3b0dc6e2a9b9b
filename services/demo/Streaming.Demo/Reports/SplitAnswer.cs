using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Reports;

/// <summary>A split of one window: its result, or why there is none.</summary>
/// <param name="By">The dimensions.</param>
/// <param name="Result">The result; <see langword="null"/> when there is none.</param>
/// <param name="Absent">Why there is none.</param>
/// <param name="LeftOut">Which KPIs it does not have.</param>
internal sealed record SplitAnswer(IReadOnlyList<string> By, KpiResult? Result, string? Absent, string? LeftOut = null);
