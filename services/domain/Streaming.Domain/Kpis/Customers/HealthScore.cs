using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>L5: how well customers do, on average.</summary>
public sealed class HealthScore() : Kpi(new KpiDefinition
{
    Key = "health_score",
    CatalogueId = "L5",
    NameEn = "Customer health score",
    NameFr = "Score de santé du client",
    Unit = KpiUnit.Score,
    Direction = KpiDirection.HigherIsBetter,
    Kind = KpiKind.Level,
    Formula = "Mean over customers at the interval's end of their own score, 0 to 100: the newest value of each component by its weight; components that are missing are left out, and those customers counted as partial.",
    Source = "Customer-success article, which gives no formula; the weights are configuration.",
    Variant = "By weights of the configuration: the sources give no formula.",
    EdgeCases =
    [
        "Missing components are left out and the others weighted up; such customers are counted as partial.",
        "A component keeps its newest score until another comes, however old it is.",
        "Customers without any score, and those who have left, are in neither part.",
    ],
    Cautions =
    [
        "It is as good as its weights, which nobody has proved.",
        "A mean of 70 may be all at 70, or some at 100 and some about to leave: look at the customers.",
        "A score that nobody renews says nothing of today.",
    ],
    Statistics = ["", "partial_count"],
    Cubes = [Cube.Base],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var customers = inputs.Levels[Measure.HealthCustomers];
        var before = customers - inputs.Flows.Count(Measure.HealthCustomers);
        values[0] = Mean(inputs.Levels[Measure.HealthScores], customers) with
        {
            LevelStart = Mean(inputs.Levels[Measure.HealthScores] - inputs.Flows.Count(Measure.HealthScores), before).Value,
        };
        var partial = inputs.Levels[Measure.HealthPartial];
        values[1] = customers > 0
            ? KpiValue.Of(partial, customers) with { LevelStart = before > 0 ? partial - inputs.Flows.Count(Measure.HealthPartial) : null }
            : KpiValue.NoData;
    }

    private static KpiValue Mean(long sum, long count) => KpiValue.Ratio(sum / 1_000_000.0, count);
}
