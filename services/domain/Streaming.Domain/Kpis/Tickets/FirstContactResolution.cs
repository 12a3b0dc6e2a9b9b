using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T9: the part of first resolutions that took a single exchange.</summary>
public sealed class FirstContactResolution() : RatioKpi(Measure.FirstContactResolutions, Measure.FirstResolutions, new KpiDefinition
{
    Key = "fcr",
    CatalogueId = "T9",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "First resolutions after exactly one customer contact and one human public reply, not reopened within 7 days, over first resolutions in the interval.",
    Source = "HubSpot: closed at the first exchange; ServiceNow: solved in one single contact.",
})
{
    /// <inheritdoc/>
    protected override long SettlesAfterMs(KpiSettings settings) => settings.ReopenPeriodMs;
}
