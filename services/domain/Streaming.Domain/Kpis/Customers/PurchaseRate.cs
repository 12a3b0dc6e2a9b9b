using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I9: customers who have bought a product.</summary>
public sealed class PurchaseRate() : Kpi(new KpiDefinition
{
    Key = "purchase_rate",
    CatalogueId = "I9",
    NameEn = "Purchase rate",
    NameFr = "Taux d'achat",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Customers at the interval's end who have bought a product, over all customers then, also by product. Not adoption.",
    Source = "ServiceNow: buying a new product, set against adopting it.",
    Variant = "Buying; using is product_adoption.",
    EdgeCases =
    [
        "Whoever left is in neither part.",
        "A product is bought once: buying it again changes nothing.",
        "No customers at the end: no value.",
    ],
    Cautions = ["Bought is not used: read adoption beside it.", "It is of all customers, also those who could not buy the product."],
    Statistics = ["", "buyers"],
    Cubes = [Cube.Base, Cube.Product],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        // The base tells who has any product; by product those of each are set against all customers.
        var customers = inputs.Levels[Measure.CustomersPresent];
        var count = customers != 0 ? inputs.Levels[Measure.AnyProductBuyers] : inputs.Levels[Measure.ProductBuyers];
        var eligible = customers != 0 ? new CustomerCount(customers, KpiAbsence.None) : inputs.Customers?.AtEnd ?? default;
        values[0] = eligible.Absence == KpiAbsence.None ? KpiValue.Ratio(count, eligible.Count) : KpiValue.Absent(eligible.Absence);
        values[1] = count > 0 || eligible.Count > 0 ? KpiValue.Of(count, count) : KpiValue.NoData;
    }
}
