namespace Streaming.Demo.Screens;

/// <summary>One number that the demo shows while it runs.</summary>
/// <param name="Label">What it is called here.</param>
/// <param name="Key">Its KPI.</param>
/// <param name="Statistic">Its statistic; empty for the KPI itself.</param>
/// <param name="Unit">Its unit, as in <see cref="Reports.KpiNumbers.Unit"/>.</param>
internal sealed record HeadlineRow(string Label, string Key, string Statistic, string Unit);
