using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>L1: customers kept, by the formula and by the cohort.</summary>
public sealed class RetentionRate() : Kpi(new KpiDefinition
{
    Key = "retention_rate",
    CatalogueId = "L1",
    NameEn = "Customer retention rate",
    NameFr = "Taux de rétention de la clientèle",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "(E - N) / S: customers at the interval's end less those who joined in it, over those at its start. Cohort: those of the start who are there at the end, over those of the start.",
    Source = "KPI7: ((E - N) / S) x 100; the cohort form is ours.",
    Statistics = ["", "cohort"],
    Cubes = [Cube.Base],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var end = inputs.Levels[Measure.CustomersPresent];
        var start = end - inputs.Flows.Count(Measure.CustomersPresent);
        values[0] = KpiValue.Ratio(end - inputs.Flows.Count(Measure.CustomersJoined), start);
        values[1] = Cohorts.Share(inputs, start, static (cohort, all) => all - cohort.Churned);
    }
}
