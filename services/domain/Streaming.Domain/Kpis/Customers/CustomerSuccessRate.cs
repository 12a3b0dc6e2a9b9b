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
    EdgeCases =
    [
        "Counted at the first purchase of a product by a customer; its use may come at any time, also before.",
        "It rises for as long as products of the interval are being used for the first time.",
        "Nothing was bought: no value.",
    ],
    Cautions = ["Do not compare a young interval with an old one: the old one had more time.", "Used once is not success."],
    Cubes = [Cube.Product],
});
