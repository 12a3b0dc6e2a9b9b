using Streaming.Domain.Events;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V3 with neutrals in the base.</summary>
public sealed class EffortScoreInBase() : Kpi(new KpiDefinition
{
    Key = "ces_in_base",
    CatalogueId = "V3",
    Unit = KpiUnit.Points,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "100 times easy less hard answers, over all answers of customers, neutral ones included. Higher is easier.",
    Source = "Side, in its other reading: neutrals only leave the subtraction.",
    Variant = "Neutral answers are in the base (C3). Every answer counts, not every customer (C14).",
    EdgeCases = ["Only neutral answers: 0.", "Higher is easier, on every scale."],
    Cautions = ["Do not compare it with a score that leaves neutral answers out."],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(inputs.Flows, SurveyKind.Ces, inputs.Settings.SurveyCuts);
        values[0] = KpiValue.Ratio(100.0 * (classes.High - classes.Low), classes.Total);
    }
}
