using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>V1: promoters against detractors.</summary>
public sealed class NetPromoterScore() : SurveyKpi(SurveyKind.Nps, new KpiDefinition
{
    Key = "nps",
    CatalogueId = "V1",
    Unit = KpiUnit.Points,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "100 times promoters (9 or 10) less detractors (up to 6), over all answers of customers on the scales 0-10 and 1-10, passives included.",
    Source = "Side, KPI7, ServiceNow, HubSpot: share of promoters less share of detractors.",
    Variant = "Scales 0-10 and 1-10 have the same cuts (C2); 0 on a form from 1 is refused.",
    EdgeCases =
    [
        "Passives are in the base.",
        "Answers on other scales are left out.",
        "A revised answer replaces the one before, at the time of the first; a withdrawn one is gone.",
    ],
    Cautions =
    [
        "Few answers swing it: read the margin beside it before you speak of a change.",
        "Whoever answers is not whoever was served.",
        "Good or bad depends on the set of bands (C10).",
    ],
    Statistics = ["", "promoters", "passives", "detractors"],
})
{
    /// <inheritdoc/>
    protected override void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values)
    {
        var classes = SurveyClasses.Of(answers, SurveyKind.Nps, settings.SurveyCuts);
        var count = classes.Total;
        if (count == 0)
        {
            values.Fill(KpiValue.NoData);
            return;
        }

        values[0] = KpiValue.Ratio(100.0 * (classes.High - classes.Low), count);
        values[1] = KpiValue.Of(classes.High, count);
        values[2] = KpiValue.Of(classes.Middle, count);
        values[3] = KpiValue.Of(classes.Low, count);
    }
}
