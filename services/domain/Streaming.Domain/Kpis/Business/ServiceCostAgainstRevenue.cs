using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>I8: whether the cost of service grows faster than revenue.</summary>
public sealed class ServiceCostAgainstRevenue() : Kpi(new KpiDefinition
{
    Key = "service_cost_vs_revenue",
    CatalogueId = "I8",
    NameEn = "Service cost growth against revenue growth",
    NameFr = "Croissance du coût de service face aux revenus",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Growth of the cost of service since the period before, less the growth of revenue: 0.04 is 4 points.",
    Source = "ServiceNow: follow where spend grows faster than revenue.",
    Variant = "Growth against growth (C12); what service costs is another number.",
    EdgeCases =
    [
        "Costs and revenue of the interval are held against those of the period of equal length before.",
        "No cost of service or no revenue before, or that period is no longer kept: no value.",
        "That period begins before the day of the first cost of service or the first revenue: no value, as only a part of it is known.",
        "Absent for less than a day, in courses, and where a currency is not the tenant's.",
    ],
    Cautions =
    [
        "Both may shrink: above 0 is a cost that shrinks less.",
        "A period with one working day less is not a trend.",
    ],
    IsTally = true,
    Cubes = [],
    Reads = [Cube.Business],
    ReadsPrevious = true,
    KnownSince = [Measure.CostOfService, Measure.Revenue],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var (now, before) = (inputs.Flows, inputs.PreviousFlows);
        var absence = Money.Absence(inputs);
        absence = absence == KpiAbsence.None && before?.Count(Measure.ForeignMoney) > 0 ? KpiAbsence.MixedCurrencies : absence;
        if (absence != KpiAbsence.None)
        {
            values[0] = KpiValue.Absent(absence);
            return;
        }

        values[0] = before is not null && before.Count(Measure.CostOfService) > 0 && before.Count(Measure.Revenue) > 0
            ? KpiValue.Of(
                ((double)now.Count(Measure.CostOfService) / before.Count(Measure.CostOfService)) - ((double)now.Count(Measure.Revenue) / before.Count(Measure.Revenue)),
                1)
            : KpiValue.NoData;
    }
}
