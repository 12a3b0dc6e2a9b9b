using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V1's margin of error, at 95 %.</summary>
public sealed class NetPromoterMargin() : SurveyKpi(SurveyKind.Nps, new KpiDefinition
{
    Key = "nps_margin95",
    CatalogueId = "V1",
    Unit = KpiUnit.Points,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "1.96 standard errors of the Net Promoter Score: 196 times the root of (p + d - (p - d)²) / n, with the shares p of promoters and d of detractors.",
    Source = "Ours: the normal approximation.",
    EdgeCases = ["At a score of 100 or -100 it is 0, however few answered."],
    Cautions = ["A small margin says that chance is small, not that those asked speak for all."],
})
{
    private const double Quantile95 = 1.96;

    /// <inheritdoc/>
    protected override void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(answers, SurveyKind.Nps, settings.SurveyCuts);
        var count = classes.Total;
        if (count == 0)
        {
            values[0] = KpiValue.NoData;
            return;
        }

        var promoters = (double)classes.High / count;
        var detractors = (double)classes.Low / count;
        var variance = promoters + detractors - ((promoters - detractors) * (promoters - detractors));
        values[0] = KpiValue.Of(100 * Quantile95 * Math.Sqrt(variance / count), count);
    }
}
