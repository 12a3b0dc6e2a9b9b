using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I7: purchases that came to something.</summary>
public sealed class CustomerSuccessRate() : RatioKpi(Measure.PurchasesUsed, Measure.Purchases, new KpiDefinition
{
    Key = "customer_success_rate",
    CatalogueId = "I7",
    NameEn = "Success after purchase",
    NameFr = "Taux de réussite après l'achat",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "First purchases of a product in the interval whose customer has really used it, at any time, over all first purchases in it.",
    Source = "Customer-success article: success after the purchase, an input of the health score.",
    Cubes = [Cube.Product],
});
