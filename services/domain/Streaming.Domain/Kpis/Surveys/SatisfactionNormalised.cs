using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V2 on a common scale: where the mean lies between the worst and the best answer.</summary>
public sealed class SatisfactionNormalised() : SurveyKpi(SurveyKind.Csat, new KpiDefinition
{
    Key = "csat_norm",
    CatalogueId = "V2",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Mean over the answers of customers of (answer - scale minimum) / (scale maximum - scale minimum); scales combine by answer.",
    Source = "HubSpot: number of answers at each value, on three scales.",
    Variant = "The mean, brought to a scale from 0 to 1 (C1).",
    EdgeCases = ["Scales combine by answer."],
    Cautions = ["It is no share of satisfied customers: the same answers give 0.8125 there and 0.703 here."],
})
{
    /// <inheritdoc/>
    protected override void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values)
    {
        var (sum, count) = (0.0, 0L);
        foreach (var scale in ScaleSums.Of(answers, SurveyKind.Csat))
        {
            if (scale.Scale.Max > scale.Scale.Min)
            {
                sum += (double)(scale.Sum - (scale.Answers * scale.Scale.Min)) / (scale.Scale.Max - scale.Scale.Min);
                count += scale.Answers;
            }
        }

        values[0] = KpiValue.Ratio(sum, count);
    }
}
