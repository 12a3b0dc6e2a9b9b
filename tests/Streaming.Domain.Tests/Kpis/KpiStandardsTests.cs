using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tests.Kpis;

public sealed class KpiStandardsTests
{
    private static readonly KpiDefinition Frt = KpiRegistry.Find("first_response_time")!.Definition;
    private static readonly KpiDefinition Nps = KpiRegistry.Find("nps")!.Definition;
    private static readonly BandRule Strict = new([new BandStep(Band.Exceptional, new Limit(Relation.Below, 60))], Band.BelowTypical);

    [Fact]
    public void Of_Defaults_BandTheHeadlineOnlyAndNoOtherStatistic()
    {
        var standards = new KpiStandards { MinimumSample = 10 };

        Assert.Equal("kpi7-2024", standards.Of("default", Frt, "mean").General!.SetName);
        Assert.Equal(10, standards.Of("default", Frt, "mean").General!.MinimumSample);
        Assert.Same(StatisticStandards.None, standards.Of("default", Frt, "p90"));
        Assert.Same(StatisticStandards.None, standards.Of("default", KpiRegistry.Find("tickets_total")!.Definition, ""));
    }

    [Fact]
    public void Of_SetOfTheTenant_ReplacesTheDefault()
    {
        var standards = new KpiStandards { TenantSets = new Dictionary<string, BandSet> { ["acme"] = BandSet.Hub } };

        Assert.Equal(Band.Satisfactory, standards.Of("acme", Nps, "").General!.Judge(KpiValue.Of(10, 50)).Band);
        Assert.Equal(Band.Unsatisfactory, standards.Of("acme", Nps, "").General!.Judge(KpiValue.Of(0, 50)).Band);
        Assert.Equal(Band.BelowTypical, standards.Of("other", Nps, "").General!.Judge(KpiValue.Of(10, 50)).Band);
        Assert.Same(StatisticStandards.None, standards.Of("acme", Frt, "mean"));
    }

    [Fact]
    public void Of_SeveralRules_TheNarrowestThatSetsAThingCounts()
    {
        var standards = new KpiStandards(
        [
            new StandardRule { Kpi = Frt.Key, Dimension = NameKind.Team, Value = "vip", Tenant = "acme", Bands = Strict, SetName = "vip" },
            new StandardRule { Kpi = Frt.Key, Dimension = NameKind.Team, Value = "vip", Target = new Limit(Relation.AtMost, 300) },
            new StandardRule { Kpi = Frt.Key, Tenant = "acme", Target = new Limit(Relation.AtMost, 600), MinimumSample = 3 },
            new StandardRule { Kpi = Frt.Key, Target = new Limit(Relation.AtMost, 900) },
        ])
        {
            MinimumSample = 10,
        };

        var acme = standards.Of("acme", Frt, "mean");
        Assert.Equal(600, acme.For([])!.Target!.Value.Value);
        Assert.Equal("kpi7-2024", acme.For([(NameKind.Team, "billing")])!.SetName);
        Assert.Equal(3, acme.For([])!.MinimumSample);
        var vip = acme.For([(NameKind.Channel, "mail"), (NameKind.Team, "vip")])!;
        Assert.Equal(300, vip.Target!.Value.Value);
        Assert.Equal("vip", vip.SetName);
        Assert.Equal(3, vip.MinimumSample);
        var other = standards.Of("other", Frt, "mean");
        Assert.Equal(900, other.For([])!.Target!.Value.Value);
        Assert.Equal("kpi7-2024", other.For([(NameKind.Team, "vip")])!.SetName);
        Assert.Equal(300, other.For([(NameKind.Team, "vip")])!.Target!.Value.Value);
    }

    [Fact]
    public void Of_TargetOnAPercentile_JudgesThatStatisticOnly()
    {
        var standards = new KpiStandards([new StandardRule { Kpi = Frt.Key, Statistic = "p90", Target = new Limit(Relation.AtMost, 3600) }]);

        var p90 = standards.Of("default", Frt, "p90").General!;
        Assert.Equal(new KpiJudgement(null, true, false), p90.Judge(KpiValue.Of(3600, 5)));
        Assert.Equal(new KpiJudgement(null, false, false), p90.Judge(KpiValue.Of(3600.1, 5)));
        Assert.Null(standards.Of("default", Frt, "mean").General!.Target);
    }

    [Fact]
    public void Judge_NoValue_HasNeitherBandNorOutcome()
    {
        var standard = new KpiStandards { MinimumSample = 5 }.Of("default", Nps, "").General!;

        Assert.Equal(default, standard.Judge(KpiValue.NoData));
        Assert.Equal(new KpiJudgement(null, null, IsTooFew: true), standard.Judge(KpiValue.Of(100, 4)));
        Assert.Equal(new KpiJudgement(Band.Exceptional, null, IsTooFew: false), standard.Judge(KpiValue.Of(100, 5)));
    }

    [Fact]
    public void Judge_Count_NeedsNoSample()
    {
        var backlog = KpiRegistry.Find("backlog")!.Definition;
        var standards = new KpiStandards([new StandardRule { Kpi = "backlog", Target = new Limit(Relation.AtMost, 50) }]) { MinimumSample = 10 };

        Assert.True(standards.Of("default", backlog, "").General!.Judge(KpiValue.Of(0, 0)).IsTargetMet);
    }
}
