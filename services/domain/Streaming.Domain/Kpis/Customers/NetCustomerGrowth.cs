using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I5: customers won less customers lost.</summary>
public sealed class NetCustomerGrowth() : Kpi(new KpiDefinition
{
    Key = "net_customer_growth",
    CatalogueId = "I5",
    NameEn = "Customer growth or loss",
    NameFr = "Croissance ou perte de clientèle",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Customers who joined in the interval less those who left.",
    Source = "ServiceNow: growth or loss of customers.",
    EdgeCases = ["Whoever joined and left within the interval changes nothing."],
    Cautions = ["Zero may be calm, or as many lost as won: read both beside it."],
    Cubes = [Cube.Base],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var change = inputs.Flows.Count(Measure.CustomersPresent);
        values[0] = KpiValue.Of(change, inputs.Flows.Count(Measure.CustomersJoined) + inputs.Flows.Count(Measure.CustomersLeft));
    }
}
