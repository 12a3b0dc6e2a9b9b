using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V3: easy against hard, neutrals out of the base.</summary>
public sealed class EffortScore() : SurveyKpi(SurveyKind.Ces, new KpiDefinition
{
    Key = "ces",
    CatalogueId = "V3",
    Unit = KpiUnit.Points,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "100 times easy less hard answers, over easy and hard answers of customers; neutral ones are not in the base. Higher is easier.",
    Source = "Side: share who found it easy less share who found it hard; neutrals do not count.",
    Variant = "Neutral answers are out of the base (C3), the literal reading.",
    EdgeCases = ["Only neutral answers: no value.", "Higher is easier, on every scale."],
    Cautions = ["It leaves out all who were undecided: read ces_in_base beside it.", "Easy is not solved."],
    Statistics = ["", "easy", "neutral", "hard"],
})
{
    /// <inheritdoc/>
    protected override void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(answers, SurveyKind.Ces, settings.SurveyCuts);
        var count = classes.Total;
        if (count == 0)
        {
            values.Fill(KpiValue.NoData);
            return;
        }

        values[0] = KpiValue.Ratio(100.0 * (classes.High - classes.Low), classes.High + classes.Low);
        values[1] = KpiValue.Of(classes.High, count);
        values[2] = KpiValue.Of(classes.Middle, count);
        values[3] = KpiValue.Of(classes.Low, count);
    }
}
