using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I6: how often products are used.</summary>
public sealed class ProductUses() : CountKpi(Measure.Uses, new KpiDefinition
{
    Key = "product_uses",
    CatalogueId = "I6",
    NameEn = "Product uses",
    NameFr = "Utilisations du produit",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Uses of products in the interval.",
    Source = "Customer-success article: usage frequency, an input of the health score.",
    EdgeCases =
    [
        "Each use counts at its own time, by the customer's segment then.",
        "A first use alone is not in it: it is reported as use, too, where it is one.",
    ],
    Cautions = ["Much use may be much trouble: using often is not using gladly."],
    Cubes = [Cube.Product],
});
