using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V3 with neutrals in the base.</summary>
public sealed class EffortScoreInBase() : SurveyKpi(SurveyKind.Ces, new KpiDefinition
{
    Key = "ces_in_base",
    CatalogueId = "V3",
    Unit = KpiUnit.Points,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "100 times easy less hard answers, over all answers of customers, neutral ones included. Higher is easier.",
    Source = "Side, in its other reading: neutrals only leave the subtraction.",
    Variant = "Neutral answers are in the base (C3).",
    EdgeCases = ["Only neutral answers: 0.", "Higher is easier, on every scale."],
    Cautions = ["Do not compare it with a score that leaves neutral answers out."],
})
{
    /// <inheritdoc/>
    protected override void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(answers, SurveyKind.Ces, settings.SurveyCuts);
        values[0] = KpiValue.Ratio(100.0 * (classes.High - classes.Low), classes.Total);
    }
}
