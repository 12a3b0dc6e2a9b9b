using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>How many tickets were resolved for the first time.</summary>
public sealed class FirstResolutions() : CountKpi(Measure.FirstResolutions, new KpiDefinition
{
    Key = "first_resolutions",
    CatalogueId = "T9",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Tickets whose first resolution lies in the interval, reopened or not.",
    Source = "Ours: the divisor of first-contact resolution.",
    EdgeCases = ["Never taken back by a reopening."],
    Cautions = ["It counts first solutions, not good ones: read reopenings beside it."],
});
