using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T7 without a delay: the part of a cohort that is resolved by now.</summary>
public sealed class ResolutionRateEver() : RatioKpi(Measure.EverResolved, Measure.TicketsCreated, new KpiDefinition
{
    Key = "resolution_rate_ever",
    CatalogueId = "T7",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Tickets created in the interval whose solution stands, whenever it came, over tickets created in it.",
    Source = "Ours: the cohort form without a delay.",
    Variant = "The cohort form without a delay (C7).",
    EdgeCases = ["It rises for as long as tickets of the interval are being resolved."],
    Cautions = ["Do not compare a young interval with an old one: the old one had more time."],
});
