using Streaming.Domain.Events;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V2 as a share: how many customers are satisfied.</summary>
public sealed class SatisfactionShare() : Kpi(new KpiDefinition
{
    Key = "csat_pct",
    CatalogueId = "V2",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Answers at or above the satisfied cut of their scale (4 of 5, 6 of 7, 8 of 10, yes) over all answers of customers on these scales.",
    Source = "KPI7: satisfied customers over total responses.",
    Statistics = ["", "satisfied"],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(inputs.Flows, SurveyKind.Csat, inputs.Settings.SurveyCuts);
        values[0] = KpiValue.Ratio(classes.High, classes.Total);
        values[1] = classes.Total > 0 ? KpiValue.Of(classes.High, classes.Total) : KpiValue.NoData;
    }
}
