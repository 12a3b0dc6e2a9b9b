using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>Customers lost.</summary>
public sealed class CustomersLeft() : CountKpi(Measure.CustomersLeft, new KpiDefinition
{
    Key = "customers_left",
    CatalogueId = "L2",
    NameEn = "Customers lost",
    NameFr = "Clients perdus",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Customers who left in the interval.",
    Source = "Customer-success article: churned customers.",
    EdgeCases = ["Leaving counts at its own time, newcomers included; leaving without being there is nothing."],
    Cautions = ["It grows with the customers: read churn beside it."],
    Cubes = [Cube.Base],
});
