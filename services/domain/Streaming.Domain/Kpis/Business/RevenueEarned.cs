using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>Revenue, beside the costs.</summary>
public sealed class RevenueEarned() : Kpi(new KpiDefinition
{
    Key = "revenue",
    CatalogueId = "I8",
    NameEn = "Revenue",
    NameFr = "Revenus",
    Unit = KpiUnit.Money,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Revenue of the days that begin in the interval, spread as costs are.",
    Source = "ServiceNow: revenue, against which spend is held.",
    EdgeCases =
    [
        "Revenue is spread evenly over its period, as costs are.",
        "None was reported: no value, rather than 0.",
        "Absent for less than a day, and where a currency is not the tenant's.",
    ],
    Cautions = ["It is what was reported for the days, not what was paid in them."],
    IsTally = true,
    Cubes = [],
    Reads = [Cube.Business],
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

        var revenue = inputs.Flows.Count(Measure.Revenue);
        values[0] = revenue == 0 ? KpiValue.NoData : KpiValue.Of(revenue, 1);
    }
}
