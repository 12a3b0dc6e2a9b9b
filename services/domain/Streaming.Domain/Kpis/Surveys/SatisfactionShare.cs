using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V2 as a share: how many customers are satisfied.</summary>
public sealed class SatisfactionShare() : SurveyKpi(SurveyKind.Csat, new KpiDefinition
{
    Key = "csat_pct",
    CatalogueId = "V2",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Answers at or above the satisfied cut of their scale (4 of 5, 6 of 7, 8 of 10, yes) over all answers of customers on these scales.",
    Source = "KPI7: satisfied customers over total responses.",
    Variant = "The share of satisfied answers (C1). Bands apply to this form only.",
    EdgeCases =
    [
        "Scales combine by answer, each with its own cut.",
        "Answers on a scale without cuts are left out.",
        "A revised answer replaces the one before; a withdrawn one is gone.",
    ],
    Cautions = ["The angry and the delighted answer most: the rest is not in it.", "Satisfied with the answer is not satisfied with the product."],
    Statistics = ["", "satisfied"],
})
{
    /// <inheritdoc/>
    protected override void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(answers, SurveyKind.Csat, settings.SurveyCuts);
        values[0] = KpiValue.Ratio(classes.High, classes.Total);
        values[1] = classes.Total > 0 ? KpiValue.Of(classes.High, classes.Total) : KpiValue.NoData;
    }
}
