using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>Self-service sessions.</summary>
public sealed class SelfServiceSessions() : CountKpi(Measure.Sessions, new KpiDefinition
{
    Key = "self_service_sessions",
    CatalogueId = "D1",
    NameEn = "Self-service sessions",
    NameFr = "Sessions en libre-service",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Self-service sessions that ended in the interval.",
    Source = "ServiceNow: contacts solved by self-service.",
    EdgeCases = ["A session counts once, at its own time, also of somebody unknown."],
    Cautions = ["Many sessions may be a good help centre, or a product that needs one."],
    Cubes = [Cube.Topic],
});
