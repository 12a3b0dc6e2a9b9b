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
    Variant = "The formula (E - N) / S is the headline, and bands apply to it; the cohort form is beside it (C9).",
    EdgeCases =
    [
        "No customers at the start: no value.",
        "Newcomers who leave again lower the formula, not the cohort form.",
        "The formula may fall below 0, when more newcomers leave than customers stay; the cohort form lies between 0 and 1.",
        "Who left and came back within the interval is kept, by the cohort form.",
    ],
    Cautions =
    [
        "One less retention is churn by the cohort form only (C9).",
        "A month's retention is not a year's: compare equal lengths.",
        "Kept is not content: contracts keep customers, too.",
    ],
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
