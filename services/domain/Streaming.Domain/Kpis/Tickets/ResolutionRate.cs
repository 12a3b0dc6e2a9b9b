using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T7: the part of a cohort that is resolved within the delay.</summary>
public sealed class ResolutionRate() : RatioKpi(Measure.ResolvedInDelay, Measure.ResolutionJudged, new KpiDefinition
{
    Key = "resolution_rate",
    CatalogueId = "T7",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Tickets created in the interval and resolved within the delay (72 h by default), over tickets created in it whose delay has elapsed or whose solution stands.",
    Source = "KPI7: resolved within the defined delay over total tickets; the cohort form of it.",
})
{
    /// <inheritdoc/>
    protected override long SettlesAfterMs(KpiSettings settings) => settings.ResolutionDelayMs;
}
