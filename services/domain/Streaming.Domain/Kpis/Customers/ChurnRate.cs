using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>L2: customers of the start who are gone at the end.</summary>
public sealed class ChurnRate() : Kpi(new KpiDefinition
{
    Key = "churn_rate",
    CatalogueId = "L2",
    NameEn = "Customer churn",
    NameFr = "Taux de désabonnement des clients",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Customers of the interval's start who are not there at its end, over those of its start; newcomers are left out, and shown as early churn.",
    Source = "Customer-success article: churned over customers at the start of the period, newcomers excluded.",
    Variant = "Of the customers of the start; newcomers who leave are early churn (C9).",
    EdgeCases =
    [
        "No customers at the start: no value.",
        "Who left and came back within the interval has not churned.",
        "By segment or agent: where they were at the start. Whoever only changed their agent has not left.",
    ],
    Cautions =
    [
        "One less churn is retention by the cohort form only (C9).",
        "A month's churn is not a year's divided by twelve: compare equal lengths.",
        "By representative it tells who looks after whom, not who drove them away.",
    ],
    Cubes = [Cube.Base],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var start = inputs.Levels[Measure.CustomersPresent] - inputs.Flows.Count(Measure.CustomersPresent);
        values[0] = Cohorts.Share(inputs, start, static (cohort, _) => cohort.Churned);
    }
}
