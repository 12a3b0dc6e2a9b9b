using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>Customers, by who joined and left.</summary>
public sealed class CustomersPresent() : LevelKpi(Measure.CustomersPresent, new KpiDefinition
{
    Key = "customers",
    CatalogueId = "L1",
    NameEn = "Customers",
    NameFr = "Clients",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.HigherIsBetter,
    Kind = KpiKind.Level,
    Formula = "Customers who joined and did not leave before the interval's end.",
    Source = "KPI7: customers at the end of the period, E.",
    Variant = "By who joined and left, not by counts of the base.",
    EdgeCases =
    [
        "Joining twice is joining once; leaving without having joined is nothing.",
        "Customers of whom no joining was reported are not in it.",
    ],
    Cautions = ["More customers are not happier ones: read churn beside it."],
    Cubes = [Cube.Base],
});
