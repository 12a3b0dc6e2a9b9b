using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's vectors B14 to B16, B21 to B23, and what the ticket KPIs do at their edges.</summary>
public sealed class TicketVectorTests
{
    private const long MinuteMs = 60_000;
    private const double SketchError = 1.0 / 128;

    [Fact]
    public void B14_FortyAnsweredOfFifty_HasAMeanALiteralFormAndTenUnanswered()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.TicketsCreated, 50);
        measures.AddDuration(Measure.FirstResponse, 5 * MinuteMs, 40);
        measures.Add(Measure.UnansweredOpen, 10);

        Assert.Equal(300, KpiAssert.Evaluate("first_response_time", measures, "mean").Value!.Value, KpiAssert.Exact);
        Assert.Equal(240, KpiAssert.Evaluate("frt_literal", measures).Value!.Value, KpiAssert.Exact);
        Assert.Equal(50, KpiAssert.Evaluate("frt_literal", measures).SampleSize);
        Assert.Equal(10, KpiAssert.Evaluate("unanswered_open", measures, levels: KpiAssert.Level(Measure.UnansweredOpen, 10)).Value);
    }

    [Fact]
    public void B15_TenFirstResponses_HaveNearestRankPercentilesWithinTheSketchsBound()
    {
        var measures = new MeasureSet();
        foreach (var minutes in new[] { 2, 3, 4, 5, 6, 8, 10, 15, 30, 117 })
        {
            measures.AddDuration(Measure.FirstResponse, minutes * MinuteMs, 1);
        }

        Assert.Equal(20 * 60, KpiAssert.Evaluate("first_response_time", measures, "mean").Value!.Value, KpiAssert.Exact);
        IsNear(6, measures, "p50");
        IsNear(30, measures, "p90");
        IsNear(117, measures, "p95");
        IsNear(117, measures, "p99");
        IsNear(2, measures, "min");
        IsNear(117, measures, "max");
    }

    [Fact]
    public void B16_OlderTicketsResolvedNow_RaiseTheFlowFormOnly()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.TicketsCreated, 500);
        measures.Add(Measure.ResolutionJudged, 500);
        measures.Add(Measure.ResolvedInDelay, 450);
        measures.Add(Measure.Resolved, 450 + 70);

        Assert.Equal(0.9, KpiAssert.Evaluate("resolution_rate", measures).Value!.Value, KpiAssert.Exact);
        Assert.Equal(1.04, KpiAssert.Evaluate("resolution_rate_flow", measures).Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void B23_ThreeResolutions_HaveAMeanOfFourHours()
    {
        var measures = new MeasureSet();
        foreach (var hours in new[] { 2, 4, 6 })
        {
            measures.AddDuration(Measure.TimeToResolution, hours * 60 * MinuteMs, 1);
        }

        Assert.Equal(4 * 3600, KpiAssert.Evaluate("mttr", measures, "mean").Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void Evaluate_NothingHappened_CountsAreZeroAndRatiosAbsent()
    {
        foreach (var kpi in KpiRegistry.All)
        {
            var values = new KpiValue[kpi.Definition.Statistics.Count];
            kpi.Evaluate(KpiAssert.Inputs(new MeasureSet()), values);

            var isCount = kpi.Definition.Unit == Domain.Kpis.KpiUnit.Count;
            Assert.All(values, value => Assert.Equal(isCount ? 0.0 : null, value.Value));
            Assert.All(values, value => Assert.Equal(isCount, value.Absence == KpiAbsence.None));
        }
    }

    [Fact]
    public void Evaluate_TenantNeverSeen_NothingHasAValue()
    {
        foreach (var kpi in KpiRegistry.All)
        {
            var values = new KpiValue[kpi.Definition.Statistics.Count];
            kpi.Evaluate(new KpiInputs { Flows = new MeasureTotals(), IsTenantKnown = false }, values);

            Assert.All(values, value => Assert.Equal(KpiValue.NoData, value));
        }
    }

    [Fact]
    public void Level_ChangesWithinTheInterval_GiveItsStart()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.Backlog, -3);

        var value = KpiAssert.Evaluate("backlog", measures, levels: KpiAssert.Level(Measure.Backlog, 12));

        Assert.Equal(12, value.Value);
        Assert.Equal(15, value.LevelStart);
    }

    [Theory]
    [InlineData("resolution_rate", 72)]
    [InlineData("fcr", 7 * 24)]
    public void Evaluate_DelayStillRunning_IsProvisionalUntilItHasPassed(string key, int delayHours)
    {
        const long endMs = 1_700_000_000_000;
        var delayMs = delayHours * 60 * MinuteMs;
        var measures = new MeasureSet();
        measures.Add(Measure.ResolutionJudged, 2);
        measures.Add(Measure.ResolvedInDelay, 1);
        measures.Add(Measure.FirstResolutions, 2);
        measures.Add(Measure.FirstContactResolutions, 1);
        var flows = KpiAssert.Inputs(measures).Flows;

        Assert.True(KpiAssert.Evaluate(key, Settled(flows, endMs, endMs + delayMs - 1)).IsProvisional);
        Assert.False(KpiAssert.Evaluate(key, Settled(flows, endMs, endMs + delayMs)).IsProvisional);
        Assert.True(KpiRegistry.Find(key)!.SettlesLater);
    }

    [Fact]
    public void CategoryShare_GroupOfAWhole_IsItsPart()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.TicketsByCategory, 3);
        var inputs = new KpiInputs { Flows = KpiAssert.Inputs(measures).Flows, TicketsOfAllCategories = 12 };

        Assert.Equal(0.25, KpiAssert.Evaluate("category_share", inputs).Value);
    }

    private static KpiInputs Settled(MeasureTotals flows, long endMs, long throughMs) =>
        new() { Flows = flows, IntervalEndMs = endMs, SettledThroughMs = throughMs };

    private static void IsNear(double minutes, MeasureSet measures, string statistic)
    {
        var seconds = KpiAssert.Evaluate("first_response_time", measures, statistic).Value!.Value;
        Assert.InRange(seconds, minutes * 60 * (1 - SketchError), minutes * 60 * (1 + SketchError));
    }
}
