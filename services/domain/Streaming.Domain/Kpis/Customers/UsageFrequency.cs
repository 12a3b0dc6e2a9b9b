using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I6 for each customer.</summary>
public sealed class UsageFrequency() : Kpi(new KpiDefinition
{
    Key = "usage_frequency",
    CatalogueId = "I6",
    NameEn = "Usage frequency",
    NameFr = "Fréquence d'utilisation",
    Unit = KpiUnit.Number,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Uses of products in the interval over the customers at its end.",
    Source = "Customer-success article: how often the customer uses the product.",
    EdgeCases = ["No customers at the end: no value.", "Uses of customers who have left since are above the line."],
    Cautions =
    [
        "A few heavy users make the average: it says nothing of the many.",
        "A long interval has more uses than a short one: compare equal lengths.",
    ],
    Cubes = [],
    Reads = [Cube.Product, Cube.Base],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        values[0] = KpiValue.Ratio(inputs.Flows.Count(Measure.Uses), inputs.Levels[Measure.CustomersPresent]);
    }
}
