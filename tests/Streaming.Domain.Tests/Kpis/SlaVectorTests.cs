using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's vectors on SLA compliance.</summary>
public sealed class SlaVectorTests
{
    [Fact]
    public void B17_RunningClocks_AreNeitherMetNorBreached()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.SlaMet(ClockKind.FirstReply), 470);
        measures.Add(Measure.SlaBreached(ClockKind.FirstReply), 20);
        measures.Add(Measure.SlaRunning(ClockKind.FirstReply), 10);

        var share = KpiAssert.Evaluate("sla_compliance", measures);

        Assert.Equal(0.959184, share.Value!.Value, 6);
        Assert.Equal(490, share.SampleSize);
    }

    [Fact]
    public void SlaCompliance_KindsOfClock_CountApartAndTogether()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.SlaMet(ClockKind.FirstReply), 9);
        measures.Add(Measure.SlaBreached(ClockKind.FirstReply), 1);
        measures.Add(Measure.SlaMet(ClockKind.TotalResolution), 1);
        measures.Add(Measure.SlaBreached(ClockKind.TotalResolution), 9);

        Assert.Equal(0.9, KpiAssert.Evaluate("sla_compliance", measures, "first_reply").Value);
        Assert.Equal(0.1, KpiAssert.Evaluate("sla_compliance", measures, "total_resolution").Value);
        Assert.Equal(0.5, KpiAssert.Evaluate("sla_compliance", measures).Value);
        Assert.Equal(10, KpiAssert.Evaluate("sla_met", measures).Value);
        Assert.Equal(10, KpiAssert.Evaluate("sla_breached", measures).Value);
        Assert.Equal(9, KpiAssert.Evaluate("sla_breached", measures, "total_resolution").Value);
        Assert.Null(KpiAssert.Evaluate("sla_compliance", measures, "next_reply").Value);
    }

    [Fact]
    public void SlaCompliance_NoOutcome_IsAbsent()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.SlaRunning(ClockKind.FirstReply), 10);

        Assert.Null(KpiAssert.Evaluate("sla_compliance", measures).Value);
        Assert.Equal(0, KpiAssert.Evaluate("sla_breached", measures).Value);
    }

    [Fact]
    public void SlaCounts_KindThatNoPolicyPromises_AreAbsentRatherThanZero()
    {
        var kpi = KpiRegistry.Find("sla_breached")!;
        var values = new KpiValue[kpi.Definition.Statistics.Count];

        kpi.Evaluate(Inputs(ClockKind.FirstReply), values);
        Assert.Equal([0, 0, null], values.Take(3).Select(static value => value.Value));

        kpi.Evaluate(Inputs(), values);
        Assert.All(values, static value => Assert.Null(value.Value));

        static KpiInputs Inputs(params ClockKind[] promised) =>
            new() { Flows = new MeasureTotals(), Settings = KpiSettings.Default with { PromisedClocks = promised.ToHashSet() } };
    }
}
