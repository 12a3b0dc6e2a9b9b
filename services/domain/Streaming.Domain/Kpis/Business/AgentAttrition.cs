using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>W1: representatives who left, over the average headcount.</summary>
public sealed class AgentAttrition() : Kpi(new KpiDefinition
{
    Key = "agent_attrition",
    CatalogueId = "W1",
    NameEn = "Agent attrition",
    NameFr = "Taux d'attrition des agents",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Representatives who left in the interval over their average number in it, weighted by time, exactly.",
    Source = "ServiceNow: attrition rate, a measure close to engagement.",
    Variant = "Of representatives; that of customers is churn (C17).",
    EdgeCases =
    [
        "Weighted by time: whoever was there for half of the interval counts half in the average.",
        "Nobody was there at the interval's start, or it begins before any representative is known of: no value, as nothing is known of the average.",
        "It is of the interval, and not scaled up to a year.",
    ],
    Cautions =
    [
        "In a small team one who leaves is a large number: read how many are there beside it.",
        "Leaving is not being dismissed, nor the other way round: the reason is not in it.",
    ],
    Statistics = ["", "average_headcount"],
    Cubes = [Cube.Business],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var lengthMs = inputs.IntervalEndMs - inputs.IntervalStartMs;
        var change = inputs.Flows.Count(Measure.AgentsPresent);
        var left = inputs.Flows.Count(Measure.AgentsLeft);
        var start = inputs.Levels[Measure.AgentsPresent] - change;
        if (lengthMs <= 0 || start <= 0)
        {
            values.Fill(KpiValue.NoData);
            return;
        }

        // The headcount over time: that of the start for the whole length, and each change for the time that was left after it.
        var headcountMs = ((Int128)start * lengthMs) + ((Int128)change * inputs.IntervalEndMs) - inputs.Flows.Count(Measure.AgentMoments);
        var average = (double)headcountMs / lengthMs;

        // Those who might have left, not those who did: where nobody left, it rests on as many.
        var people = (long)Math.Round(average);
        values[0] = headcountMs > 0 ? KpiValue.Of(left / average, people) : KpiValue.NoData;
        values[1] = headcountMs > 0 ? KpiValue.Of(average, people) : KpiValue.NoData;
    }
}
