using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V2 as a mean: the average answer, on one scale.</summary>
public sealed class SatisfactionMean() : SurveyKpi(SurveyKind.Csat, new KpiDefinition
{
    Key = "csat_mean",
    CatalogueId = "V2",
    Unit = KpiUnit.Score,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Mean of the answers of customers, in the units of their scale; absent when answers on several scales mix.",
    Source = "ServiceNow: computed from the mean response.",
    Variant = "The mean answer (C1).",
    EdgeCases = ["Absent where answers on several scales mix: they have no common mean."],
    Cautions = ["A mean of 3 may be all threes, or ones and fives: look at the share.", "Never compare it across scales."],
})
{
    /// <inheritdoc/>
    protected override void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values)
    {
        var scales = ScaleSums.Of(answers, SurveyKind.Csat);
        values[0] = scales.Count switch
        {
            0 => KpiValue.NoData,
            1 => KpiValue.Ratio(scales[0].Sum, scales[0].Answers),
            _ => new KpiValue(null, scales.Sum(static scale => scale.Answers), KpiAbsence.MixedScales),
        };
    }
}
