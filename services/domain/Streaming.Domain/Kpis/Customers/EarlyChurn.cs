using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>L2: newcomers who left again.</summary>
public sealed class EarlyChurn() : Kpi(new KpiDefinition
{
    Key = "early_churn",
    CatalogueId = "L2",
    NameEn = "Early churn",
    NameFr = "Désabonnement précoce",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Customers who joined in the interval and are not there at its end.",
    Source = "Customer-success article: newcomers are excluded from the base of churn; shown apart, ours.",
    EdgeCases =
    [
        "Whoever joined, left and joined again is not in it.",
        "By segment or agent: once in each in which they came and went.",
    ],
    Cautions =
    [
        "It is no part of churn: newcomers are not in churn's base.",
        "A wave of newcomers makes it rise without anything having got worse.",
    ],
    Cubes = [Cube.Base],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        values[0] = inputs.Customers?.Cohort switch
        {
            null => KpiValue.NoData,
            { Absence: KpiAbsence.None } cohort => KpiValue.Of(cohort.EarlyChurned, cohort.EarlyChurned),
            { } unknown => KpiValue.Absent(unknown.Absence),
        };
    }
}
