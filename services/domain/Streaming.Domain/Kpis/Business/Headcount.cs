using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>Representatives.</summary>
public sealed class Headcount() : LevelKpi(Measure.AgentsPresent, new KpiDefinition
{
    Key = "headcount",
    CatalogueId = "W1",
    NameEn = "Headcount",
    NameFr = "Effectif",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Kind = KpiKind.Level,
    Formula = "Representatives who joined and did not leave before the interval's end.",
    Source = "ServiceNow: attrition rate.",
    EdgeCases =
    [
        "Joining twice is joining once; whoever left and joins again is there again.",
        "A representative counts under the team that was named last.",
    ],
    Cautions = ["It counts people who are employed, not people at work: nobody on holiday is taken out."],
    Cubes = [Cube.Business],
});
