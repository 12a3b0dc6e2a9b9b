using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I5 as a share of the customers of the start.</summary>
public sealed class CustomerGrowthRate() : Kpi(new KpiDefinition
{
    Key = "customer_growth_rate",
    CatalogueId = "I5",
    NameEn = "Customer growth rate",
    NameFr = "Taux de croissance de la clientèle",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Customers who joined in the interval less those who left, over the customers of its start.",
    Source = "ServiceNow: growth or loss of customers.",
    EdgeCases = ["No customers at the start: no value.", "It is of the interval, and not scaled up to a year."],
    Cautions = ["Growth hides leaving: as many may leave as ever, while more join.", "From a small start any growth is large."],
    Cubes = [Cube.Base],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var change = inputs.Flows.Count(Measure.CustomersPresent);
        values[0] = KpiValue.Ratio(change, inputs.Levels[Measure.CustomersPresent] - change);
    }
}
