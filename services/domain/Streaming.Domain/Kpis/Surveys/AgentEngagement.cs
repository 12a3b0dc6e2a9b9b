using Streaming.Domain.Events;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V5: how satisfied representatives are, by surveys of their own.</summary>
public sealed class AgentEngagement() : Kpi(new KpiDefinition
{
    Key = "agent_engagement",
    CatalogueId = "V5",
    NameEn = "Agent engagement",
    NameFr = "Implication des agents",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Answers at or above the satisfied cut of their scale over all answers of representatives to satisfaction surveys. Never mixed with customers' answers.",
    Source = "ServiceNow: internal surveys of employee satisfaction.",
    Variant = "The share of satisfied answers, as csat_pct; only of surveys for representatives.",
    EdgeCases =
    [
        "Answers of customers are never in it.",
        "Scales combine by answer, each with its own cut.",
        "A revised answer replaces the one before; a withdrawn one is gone.",
    ],
    Cautions =
    [
        "In a small team answers are not anonymous, and so not frank.",
        "Content representatives are not yet content customers.",
    ],
    Statistics = ["", "satisfied"],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(inputs.Flows, SurveyKind.Csat, inputs.Settings.SurveyCuts, ofAgents: true);
        values[0] = KpiValue.Ratio(classes.High, classes.Total);
        values[1] = classes.Total > 0 ? KpiValue.Of(classes.High, classes.Total) : KpiValue.NoData;
    }
}
