using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>I3: demonstrations booked by representative.</summary>
public sealed class DemosBooked() : CountKpi(Measure.DemosBooked, new KpiDefinition
{
    Key = "demos_booked_by_agent",
    CatalogueId = "I3",
    NameEn = "Product demos booked per representative",
    NameFr = "Démonstrations réservées par représentant",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Demonstrations booked in the interval, by who booked them. Activity, not quality: judge nobody by it.",
    Source = "Customer-success article: named as an old habit, which it argues against.",
    EdgeCases = ["A demonstration counts when it is booked, held or not."],
    Cautions =
    [
        "Activity, not quality: a full calendar says nothing of who was helped (C13).",
        "Representatives with other tasks have fewer: judge nobody by it.",
    ],
    Cubes = [Cube.Business],
});
