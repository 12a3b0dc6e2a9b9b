using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>L4: customers who have really used a product.</summary>
public sealed class ProductAdoption() : Kpi(new KpiDefinition
{
    Key = "product_adoption",
    CatalogueId = "L4",
    NameEn = "Product adoption",
    NameFr = "Adoption des produits",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Customers at the interval's end who have really used a product, over all customers then, also by product; buying is not using.",
    Source = "ServiceNow: customers with first real use over eligible customers.",
    Variant = "Using; buying is purchase_rate.",
    EdgeCases =
    [
        "A use is real when it is reported as first use, or as use.",
        "Whoever left is in neither part.",
        "No customers at the end: no value.",
    ],
    Cautions =
    [
        "Once used counts for ever: it is no measure of habit. Read usage_frequency beside it.",
        "It is of all customers, also those for whom the product is not meant.",
    ],
    Statistics = ["", "users"],
    Cubes = [Cube.Base, Cube.Product],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        // The base tells who has any product; by product those of each are set against all customers.
        var customers = inputs.Levels[Measure.CustomersPresent];
        var count = customers != 0 ? inputs.Levels[Measure.AnyProductUsers] : inputs.Levels[Measure.ProductUsers];
        var eligible = customers != 0 ? new CustomerCount(customers, KpiAbsence.None) : inputs.Customers?.AtEnd ?? default;
        values[0] = eligible.Absence == KpiAbsence.None ? KpiValue.Ratio(count, eligible.Count) : KpiValue.Absent(eligible.Absence);
        values[1] = count > 0 || eligible.Count > 0 ? KpiValue.Of(count, count) : KpiValue.NoData;
    }
}
