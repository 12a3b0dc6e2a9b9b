using Streaming.Domain.Events;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's vectors B1 to B13: surveys.</summary>
public sealed class SurveyVectorTests
{
    [Fact]
    public void B1_NpsOnZeroToTen_Is30() =>
        CheckNps(KpiAssert.Answers(SurveyKind.Nps, 0, 10, (0, 1), (3, 2), (6, 2), (7, 2), (8, 2), (9, 3), (10, 8)), 20, 11, 4, 5, 30);

    [Fact]
    public void B2_NpsOnOneToTen_Is40() =>
        CheckNps(KpiAssert.Answers(SurveyKind.Nps, 1, 10, (1, 3), (4, 4), (6, 3), (7, 5), (8, 5), (9, 10), (10, 20)), 50, 30, 10, 10, 40);

    [Fact]
    public void B3_ZeroOnAFormFromOne_IsNotCounted() =>
        Assert.Equal(KpiValue.NoData, KpiAssert.Evaluate("nps", KpiAssert.Answers(SurveyKind.Nps, 1, 10, (0, 1))));

    [Fact]
    public void B4_NoAnswers_HasNoValue()
    {
        var value = KpiAssert.Evaluate("nps", new MeasureSet());

        Assert.Null(value.Value);
        Assert.Equal(0, value.SampleSize);
    }

    [Fact]
    public void B5_OnlyPassives_IsZero() =>
        CheckNps(KpiAssert.Answers(SurveyKind.Nps, 0, 10, (7, 5), (8, 5)), 10, 0, 10, 0, 0);

    [Fact]
    public void B6_MarginOfError_Is1568() =>
        Assert.Equal(
            15.68,
            KpiAssert.Evaluate("nps_margin95", KpiAssert.Answers(SurveyKind.Nps, 0, 10, (9, 60), (7, 20), (0, 20))).Value!.Value,
            KpiAssert.Exact);

    [Fact]
    public void B7_CsatOnOneToFive_HasThreeForms() =>
        CheckCsat(KpiAssert.Answers(SurveyKind.Csat, 1, 5, (1, 10), (2, 5), (4, 40), (5, 25)), SurveyCuts.Default, 0.8125, 3.8125, 0.703125);

    [Fact]
    public void B8_CsatOnOneToSeven_HasThreeForms() =>
        CheckCsat(SevenPoints(), SurveyCuts.Default, 0.5, 5.225, 0.704166667);

    [Fact]
    public void B9_CsatWithALooserCut_CountsMoreAsSatisfied() =>
        CheckCsat(SevenPoints(), SurveyCuts.Default.With(SurveyKind.Csat, new(1, 7), new(4, 5)), 0.75, 5.225, 0.704166667);

    [Fact]
    public void B10_CsatOnOneToTen_HasThreeForms() =>
        CheckCsat(
            KpiAssert.Answers(SurveyKind.Csat, 1, 10, (2, 1), (3, 2), (4, 3), (5, 6), (6, 8), (7, 10), (8, 15), (9, 15), (10, 20)),
            SurveyCuts.Default, 0.625, 7.7875, 0.754166667);

    [Fact]
    public void B11_CesWithNeutralsOutOfTheBase_Is60() =>
        Assert.Equal(60, KpiAssert.Evaluate("ces", Effort(60, 25, 15)).Value!.Value, KpiAssert.Exact);

    [Fact]
    public void B12_CesWithNeutralsInTheBase_Is45() =>
        Assert.Equal(45, KpiAssert.Evaluate("ces_in_base", Effort(60, 25, 15)).Value!.Value, KpiAssert.Exact);

    [Fact]
    public void B13_OnlyNeutrals_HaveNoCes()
    {
        Assert.Null(KpiAssert.Evaluate("ces", Effort(0, 9, 0)).Value);
        Assert.Equal(9, KpiAssert.Evaluate("ces", Effort(0, 9, 0), "neutral").Value);
    }

    [Fact]
    public void CsatMean_AnswersOnTwoScales_IsAbsentAndSaysWhy()
    {
        var measures = KpiAssert.Answers(SurveyKind.Csat, 1, 5, (5, 3));
        measures.Add(KpiAssert.Answers(SurveyKind.Csat, 0, 1, (0, 1)));

        Assert.Equal(new KpiValue(null, 4, KpiAbsence.MixedScales), KpiAssert.Evaluate("csat_mean", measures));
        Assert.Equal(0.75, KpiAssert.Evaluate("csat_pct", measures).Value!.Value, KpiAssert.Exact);
        Assert.Equal(0.75, KpiAssert.Evaluate("csat_norm", measures).Value!.Value, KpiAssert.Exact);
    }

    [Theory]
    [InlineData(SurveyKind.Nps, "nps")]
    [InlineData(SurveyKind.Csat, "csat_pct")]
    [InlineData(SurveyKind.Csat, "csat_mean")]
    [InlineData(SurveyKind.Csat, "csat_norm")]
    [InlineData(SurveyKind.Ces, "ces")]
    public void Evaluate_AnswersOfAgents_AreNeverMixedIn(SurveyKind kind, string key)
    {
        var measures = new MeasureSet();
        measures.Add(MeasureId.Survey(kind, audienceIsAgent: true, 1, kind == SurveyKind.Nps ? 10 : 5, 5), 7);

        Assert.Equal(KpiValue.NoData, KpiAssert.Evaluate(key, measures));
    }

    private static MeasureSet SevenPoints() =>
        KpiAssert.Answers(SurveyKind.Csat, 1, 7, (1, 2), (2, 3), (3, 5), (4, 10), (5, 20), (6, 25), (7, 15));

    private static MeasureSet Effort(int easy, int neutral, int hard) =>
        KpiAssert.Answers(SurveyKind.Ces, 1, 7, (5, easy - (easy / 2)), (7, easy / 2), (4, neutral), (3, hard - (hard / 3)), (1, hard / 3));

    private static void CheckNps(MeasureSet measures, long answers, long promoters, long passives, long detractors, double score)
    {
        var value = KpiAssert.Evaluate("nps", measures);

        Assert.Equal(answers, value.SampleSize);
        Assert.Equal(score, value.Value!.Value, KpiAssert.Exact);
        Assert.Equal(promoters, KpiAssert.Evaluate("nps", measures, "promoters").Value);
        Assert.Equal(passives, KpiAssert.Evaluate("nps", measures, "passives").Value);
        Assert.Equal(detractors, KpiAssert.Evaluate("nps", measures, "detractors").Value);
    }

    private static void CheckCsat(MeasureSet measures, SurveyCuts cuts, double share, double mean, double normalised)
    {
        var inputs = KpiAssert.Inputs(measures);
        var withCuts = new KpiInputs { Flows = inputs.Flows, Settings = new KpiSettings { SurveyCuts = cuts } };

        Assert.Equal(share, KpiAssert.Evaluate("csat_pct", withCuts).Value!.Value, KpiAssert.Exact);
        Assert.Equal(mean, KpiAssert.Evaluate("csat_mean", withCuts).Value!.Value, KpiAssert.Exact);
        Assert.Equal(normalised, KpiAssert.Evaluate("csat_norm", withCuts).Value!.Value, KpiAssert.Exact);
        Assert.Equal(80, KpiAssert.Evaluate("csat_norm", withCuts).SampleSize);
    }
}
