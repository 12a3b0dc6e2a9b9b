using Streaming.Domain.Events;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V3: easy against hard, neutrals out of the base.</summary>
public sealed class EffortScore() : Kpi(new KpiDefinition
{
    Key = "ces",
    CatalogueId = "V3",
    Unit = KpiUnit.Points,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "100 times easy less hard answers, over easy and hard answers of customers; neutral ones are not in the base. Higher is easier.",
    Source = "Side: share who found it easy less share who found it hard; neutrals do not count.",
    Variant = "Neutral answers are out of the base (C3), the literal reading. Every answer counts, not every customer (C14).",
    EdgeCases = ["Only neutral answers: no value.", "Higher is easier, on every scale."],
    Cautions = ["It leaves out all who were undecided: read ces_in_base beside it.", "Easy is not solved."],
    Statistics = ["", "easy", "neutral", "hard"],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(inputs.Flows, SurveyKind.Ces, inputs.Settings.SurveyCuts);
        var answers = classes.Total;
        if (answers == 0)
        {
            values.Fill(KpiValue.NoData);
            return;
        }

        values[0] = KpiValue.Ratio(100.0 * (classes.High - classes.Low), classes.High + classes.Low);
        values[1] = KpiValue.Of(classes.High, answers);
        values[2] = KpiValue.Of(classes.Middle, answers);
        values[3] = KpiValue.Of(classes.Low, answers);
    }
}
