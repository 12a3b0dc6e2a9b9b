using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>Customers acquired.</summary>
public sealed class CustomersJoined() : CountKpi(Measure.CustomersJoined, new KpiDefinition
{
    Key = "customers_joined",
    CatalogueId = "L1",
    NameEn = "Customers acquired",
    NameFr = "Clients acquis",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Customers who joined in the interval, also those who had left before.",
    Source = "KPI7: customers acquired during the period, N.",
    EdgeCases = ["Whoever had left and joins again counts again.", "Joining while being there is nothing."],
    Cautions = ["Customers won are not customers kept: read early churn beside it."],
    Cubes = [Cube.Base],
});
