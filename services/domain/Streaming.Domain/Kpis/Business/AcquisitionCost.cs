using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>C2: what a new customer costs.</summary>
public sealed class AcquisitionCost() : Kpi(new KpiDefinition
{
    Key = "customer_acquisition_cost",
    CatalogueId = "C2",
    NameEn = "Customer acquisition cost",
    NameFr = "Coût d'acquisition client",
    Unit = KpiUnit.Money,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Acquisition costs of the interval over the customers who joined in it.",
    Source = "HubSpot: acquisition cost.",
    EdgeCases =
    [
        "Begins before the day of the first acquisition cost or of the first customer who joined: no value, as what came before is not known.",
        "Costs without anybody who joined, or nobody's costs: no value.",
        "Absent for less than a day, and where a currency is not the tenant's.",
    ],
    Cautions =
    [
        "Who joins today may have been won by the money of last quarter: take long periods.",
        "A cheap customer is not a good one: read what customers bring in beside it.",
    ],
    Cubes = [],
    Reads = [Cube.Business, Cube.Base],
    KnownSince = [Measure.CostOfAcquisition, Measure.CustomersJoined],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        if (Money.Absence(inputs) is var absence and not KpiAbsence.None)
        {
            values.Fill(KpiValue.Absent(absence));
            return;
        }

        var joined = inputs.Flows.Count(Measure.CustomersJoined);
        var cost = inputs.Flows.Count(Measure.CostOfAcquisition);
        values[0] = cost == 0 ? KpiValue.NoData : KpiValue.Ratio(cost, joined);
    }
}
