using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>C2: lifetime value against acquisition cost, by a declared model.</summary>
public sealed class LifetimeValueToCost() : Kpi(new KpiDefinition
{
    Key = "ltv_to_cac",
    CatalogueId = "C2",
    NameEn = "Lifetime value to acquisition cost",
    NameFr = "Valeur vie client rapportée au coût d'acquisition",
    Unit = KpiUnit.Number,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Lifetime value over acquisition cost for each customer who joined. Model: revenue of the interval over the customers who left in it, which is revenue for each customer over the part that leaves.",
    Source = "HubSpot: acquisition cost compared with the average revenue that a customer generates over time.",
    Variant = "By a declared model: revenue over the customers who left is what one brings in a life of that length.",
    EdgeCases =
    [
        "Begins before the day of the first revenue, acquisition cost or customer who joined: no value, as what came before is not known.",
        "Nobody left, nobody joined, or no acquisition cost: no value.",
        "Absent for less than a day, and where a currency is not the tenant's.",
    ],
    Cautions =
    [
        "The model takes today's revenue and today's leaving for a whole life: in a growing business both are wrong.",
        "Never compare it with a ratio made by another model.",
    ],
    Cubes = [],
    Reads = [Cube.Business, Cube.Base],
    KnownSince = [Measure.Revenue, Measure.CostOfAcquisition, Measure.CustomersJoined],
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

        var flows = inputs.Flows;
        var end = inputs.Levels[Measure.CustomersPresent];
        var start = end - flows.Count(Measure.CustomersPresent);
        var (left, joined) = (flows.Count(Measure.CustomersLeft), flows.Count(Measure.CustomersJoined));
        var (revenue, cost) = (flows.Count(Measure.Revenue), flows.Count(Measure.CostOfAcquisition));
        if (left <= 0 || joined <= 0 || cost <= 0 || start + end <= 0)
        {
            values.Fill(KpiValue.NoData);
            return;
        }

        // Revenue of a customer in the interval, over the part of customers who leave in it: what one brings in a life of that length.
        var lifetimeValue = (double)revenue / left;
        values[0] = KpiValue.Of(lifetimeValue / ((double)cost / joined), joined);
    }
}
