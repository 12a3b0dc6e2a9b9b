using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>The part of self-service sessions that solved the matter.</summary>
public sealed class SelfServiceResolution() : RatioKpi(Measure.SessionsResolved, Measure.Sessions, new KpiDefinition
{
    Key = "self_service_resolution",
    CatalogueId = "D1",
    NameEn = "Self-service resolution",
    NameFr = "Résolution en libre-service",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Self-service sessions in the interval that solved the matter, over all.",
    Source = "ServiceNow: contacts solved by self-service.",
    EdgeCases = ["A session that does not say that it helped has not.", "No sessions: no value."],
    Cautions =
    [
        "Helped is what the session says: the customer may write the next minute.",
        "An easy topic helps itself: compare within a topic.",
    ],
    Cubes = [Cube.Topic],
});
