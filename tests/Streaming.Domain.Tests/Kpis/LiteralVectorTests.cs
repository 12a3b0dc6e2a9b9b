using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's vectors A: numbers taken from the sources.</summary>
public sealed class LiteralVectorTests
{
    private const long MinuteMs = 60_000;

    [Fact]
    public void A1_TwoHundredMinutesOverFiftyRequests_IsFourMinutesAndExceptional()
    {
        var measures = new MeasureSet();
        measures.AddDuration(Measure.FirstResponse, 4 * MinuteMs, 50);

        var mean = KpiAssert.Evaluate("first_response_time", measures, "mean");

        Assert.Equal(240, mean.Value!.Value, KpiAssert.Exact);
        Assert.Equal(50, mean.SampleSize);
        KpiAssert.IsBand(Band.Exceptional, "first_response_time", mean);
    }

    [Fact]
    public void A2_SixtyFiveSatisfiedOfEighty_Is8125AndBelowTypical()
    {
        var share = KpiAssert.Evaluate("csat_pct", KpiAssert.Answers(SurveyKind.Csat, 0, 1, (1, 65), (0, 15)));

        Assert.Equal(0.8125, share.Value!.Value, KpiAssert.Exact);
        KpiAssert.IsBand(Band.BelowTypical, "csat_pct", share);
    }

    [Fact]
    public void A3_FourHundredFiftyResolvedOfFiveHundred_IsNinetyAndAboveAverage()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.ResolutionJudged, 500);
        measures.Add(Measure.ResolvedInDelay, 450);

        var rate = KpiAssert.Evaluate("resolution_rate", measures);

        Assert.Equal(0.9, rate.Value!.Value, KpiAssert.Exact);
        KpiAssert.IsBand(Band.AboveAverage, "resolution_rate", rate);
    }

    [Fact]
    public void A4_HundredCallsOfEightHundredMinutes_IsEightMinutesACallAndTypical()
    {
        var measures = new MeasureSet();
        measures.AddDuration(Measure.HandleTime, 8 * MinuteMs, 100);
        measures.Add(Measure.TalkTime, 500 * MinuteMs);
        measures.Add(Measure.HoldTime, 100 * MinuteMs);
        measures.Add(Measure.AfterCallTime, 200 * MinuteMs);

        var mean = KpiAssert.Evaluate("aht", measures, "mean");

        Assert.Equal(480, mean.Value!.Value, KpiAssert.Exact);
        Assert.Equal(300, KpiAssert.Evaluate("aht", measures, "talk").Value!.Value, KpiAssert.Exact);
        Assert.Equal(60, KpiAssert.Evaluate("aht", measures, "hold").Value!.Value, KpiAssert.Exact);
        Assert.Equal(120, KpiAssert.Evaluate("aht", measures, "after_call").Value!.Value, KpiAssert.Exact);
        Assert.Equal(100, KpiAssert.Evaluate("calls", measures).Value);
        KpiAssert.IsBand(Band.Typical, "aht", mean);
    }

    [Fact]
    public void A5_SixtyTwentyTwenty_IsFortyAndTypical()
    {
        var score = KpiAssert.Evaluate("nps", KpiAssert.Answers(SurveyKind.Nps, 0, 10, (10, 60), (8, 20), (3, 20)));

        Assert.Equal(40, score.Value!.Value, KpiAssert.Exact);
        KpiAssert.IsBand(Band.Typical, "nps", score);
    }
}
