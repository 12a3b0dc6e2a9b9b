using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Tests.Shards;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>Where the sources of KPIs contradict one another, and what was settled: docs/kpis/contradictions.md, by the ids of the catalogue.</summary>
public sealed class ContradictionTests
{
    private const long MinuteMs = 60_000;
    private const long StartMs = 1_772_442_000_000;

    [Fact]
    public void C1_TheSameAnswers_HaveThreeFormsAndOnlyTheShareHasBands()
    {
        var answers = KpiAssert.Answers(SurveyKind.Csat, 1, 5, (1, 10), (2, 5), (4, 40), (5, 25));

        Assert.Equal(0.8125, KpiAssert.Evaluate("csat_pct", answers).Value!.Value, KpiAssert.Exact);
        Assert.Equal(3.8125, KpiAssert.Evaluate("csat_mean", answers).Value!.Value, KpiAssert.Exact);
        Assert.Equal(0.703125, KpiAssert.Evaluate("csat_norm", answers).Value!.Value, KpiAssert.Exact);
        Assert.Equal(["csat_pct"], BandSet.Kpi7Of2024.Keys.Where(key => key.StartsWith("csat", StringComparison.Ordinal)));
    }

    [Fact]
    public void C2_BothScalesOfNps_HaveTheSameCutsAndZeroIsOnOneOnly()
    {
        foreach (var minimum in new[] { 0, 1 })
        {
            Assert.True(SurveyCuts.Default.TryGet(SurveyKind.Nps, new(minimum, 10), out var cuts));
            Assert.Equal(new ScaleCuts(6, 9), cuts);
        }

        Assert.Equal(-100, KpiAssert.Evaluate("nps", KpiAssert.Answers(SurveyKind.Nps, 0, 10, (0, 1))).Value);
        Assert.Null(KpiAssert.Evaluate("nps", KpiAssert.Answers(SurveyKind.Nps, 1, 10, (0, 1))).Value);
    }

    [Fact]
    public void C3_NeutralAnswers_AreOutOfTheBaseUnlessAskedForByName()
    {
        var answers = KpiAssert.Answers(SurveyKind.Ces, 1, 5, (5, 60), (3, 25), (1, 15));

        Assert.Equal(60, KpiAssert.Evaluate("ces", answers).Value!.Value, KpiAssert.Exact);
        Assert.Equal(45, KpiAssert.Evaluate("ces_in_base", answers).Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void C4_UnansweredTickets_LowerTheLiteralFormOnly()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.TicketsCreated, 50);
        measures.AddDuration(Measure.FirstResponse, 5 * MinuteMs, 40);

        Assert.Equal(300, KpiAssert.Evaluate("first_response_time", measures, "mean").Value!.Value, KpiAssert.Exact);
        Assert.Equal(240, KpiAssert.Evaluate("frt_literal", measures).Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void C5_AutomaticAcknowledgement_IsNoReply()
    {
        var log = new EventLog().Created("T-1", StartMs).Message("T-1", StartMs + 5_000, "automated");
        var waiting = Numbers(log);
        var answered = Numbers(log.Reply("T-1", StartMs + (20 * MinuteMs)));

        Assert.DoesNotContain(waiting.Keys, key => key.EndsWith($" {Measure.FirstResponse.Value} sum", StringComparison.Ordinal));
        Assert.Equal(20 * MinuteMs, answered.Single(pair => pair.Key.EndsWith($" {Measure.FirstResponse.Value} sum", StringComparison.Ordinal)).Value);
        Assert.Equal(20 * MinuteMs, answered.Single(pair => pair.Key.EndsWith($" {Measure.ReplyGap.Value} sum", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public void C6_TicketVolume_IsThreeKpisAndTheRatioSaysItsDivisor()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.TicketsCreated, 500);
        var inputs = new KpiInputs
        {
            Flows = KpiAssert.Inputs(measures).Flows,
            Levels = KpiAssert.Level(Measure.CustomersPresent, 250),
            Customers = new KnownCustomers { Active = new CustomerCount(100, KpiAbsence.None) },
        };

        Assert.Equal(500, KpiAssert.Evaluate("tickets_total", inputs).Value);
        Assert.Equal(500, KpiAssert.Evaluate("tickets_by_customer", inputs).Value);
        Assert.Equal(5, KpiAssert.Evaluate("tickets_per_customer", inputs, "active").Value);
        Assert.Equal(2, KpiAssert.Evaluate("tickets_per_customer", inputs, "base").Value);
    }

    [Fact]
    public void C7_OldTicketsResolvedNow_DoNotRaiseTheCohortForm()
    {
        var measures = new MeasureSet();
        measures.Add(Measure.TicketsCreated, 500);
        measures.Add(Measure.ResolutionJudged, 500);
        measures.Add(Measure.ResolvedInDelay, 450);
        measures.Add(Measure.Resolved, 520);

        Assert.Equal(0.9, KpiAssert.Evaluate("resolution_rate", measures).Value!.Value, KpiAssert.Exact);
        Assert.Equal(1.04, KpiAssert.Evaluate("resolution_rate_flow", measures).Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void C8_FollowingMessagesOfACustomer_AreOneContactAndAReopeningTakesItBack()
    {
        var log = new EventLog().Created("T-1", StartMs).Customer("T-1", StartMs + MinuteMs).Customer("T-1", StartMs + (2 * MinuteMs))
            .Reply("T-1", StartMs + (3 * MinuteMs)).Status("T-1", StartMs + (4 * MinuteMs), "solved");
        var solved = Numbers(log);
        var reopened = Numbers(log.Status("T-1", StartMs + (5 * MinuteMs), "open"));

        Assert.Equal((1, 1), (Count(solved, Measure.FirstResolutions), Count(solved, Measure.FirstContactResolutions)));
        Assert.Equal((1, 0), (Count(reopened, Measure.FirstResolutions), Count(reopened, Measure.FirstContactResolutions)));
        Assert.True(KpiRegistry.Find("fcr")!.SettlesLater);
    }

    [Fact]
    public void C9_NewcomersWhoLeave_MakeRetentionAndChurnTwoNumbers()
    {
        var flows = new MeasureSet();
        flows.Add(Measure.CustomersJoined, 200);
        flows.Add(Measure.CustomersLeft, 220);
        flows.Add(Measure.CustomersPresent, -20);
        var inputs = new KpiInputs
        {
            Flows = KpiAssert.Inputs(flows).Flows,
            Levels = KpiAssert.Level(Measure.CustomersPresent, 480),
            Customers = new KnownCustomers { Cohort = new CohortCounts(200, 20, KpiAbsence.None) },
        };

        var churn = KpiAssert.Evaluate("churn_rate", inputs).Value!.Value;
        Assert.Equal(0.4, churn, KpiAssert.Exact);
        Assert.Equal(0.56, KpiAssert.Evaluate("retention_rate", inputs).Value!.Value, KpiAssert.Exact);
        Assert.Equal(1 - churn, KpiAssert.Evaluate("retention_rate", inputs, "cohort").Value!.Value, KpiAssert.Exact);
        Assert.Equal(20, KpiAssert.Evaluate("early_churn", inputs).Value);
    }

    [Fact]
    public void C10_NpsOfTen_IsGoodByOneSetAndNotByTheOther()
    {
        Assert.Equal(Band.Satisfactory, BandSet.Hub.Classify("nps", 10));
        Assert.Equal(Band.BelowTypical, BandSet.Kpi7Of2024.Classify("nps", 10));
        Assert.Same(BandSet.Kpi7Of2024, new KpiStandards().DefaultSet);
    }

    [Fact]
    public void C11_ValuesInHolesAndOverlaps_HaveOneBandEach()
    {
        Assert.Equal(Band.Typical, BandSet.Kpi7Of2024.Classify("first_response_time", 90 * 60));
        Assert.Equal(Band.BelowTypical, BandSet.Kpi7Of2024.Classify("first_response_time", 4 * 3600));
        Assert.Equal(Band.Exceptional, BandSet.Kpi7Of2024.Classify("tickets_per_customer", 3));
        Assert.Equal(Band.Typical, BandSet.Kpi7Of2024.Classify("nps", 45));
    }

    [Fact]
    public void C12_CostsAndTheirRatios_AreMeasuresOfTheirOwn()
    {
        Assert.Equal("C1", KpiRegistry.Find("cost_of_service")!.Definition.CatalogueId);
        Assert.Equal("C2", KpiRegistry.Find("ltv_to_cac")!.Definition.CatalogueId);
        Assert.Equal("I8", KpiRegistry.Find("service_cost_vs_revenue")!.Definition.CatalogueId);
        Assert.Equal("I8", KpiRegistry.Find("revenue")!.Definition.CatalogueId);
        Assert.Equal(["", "acquisition", "service", "retention", "per_ticket", "per_customer"], KpiRegistry.Find("cost_of_service")!.Definition.Statistics);
    }

    [Theory]
    [InlineData("tickets_closed_by_agent")]
    [InlineData("messages_sent_by_agent")]
    [InlineData("demos_booked_by_agent")]
    public void C13_ActivityCounts_SaySoAndAreNeitherGoodNorBad(string key)
    {
        var definition = KpiRegistry.Find(key)!.Definition;

        Assert.Equal(KpiDirection.None, definition.Direction);
        Assert.Contains("judge nobody", string.Join(' ', definition.Cautions), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void C14_TwoAnswersOfOneCustomer_CountTwice() =>
        Assert.Equal(2, KpiAssert.Evaluate("csat_pct", KpiAssert.Answers(SurveyKind.Csat, 1, 5, (5, 1), (1, 1))).SampleSize);

    [Theory]
    [InlineData("nps", "", 40.0)]
    [InlineData("nps", "promoters", 60.0)]
    [InlineData("nps_margin95", "", 15.68)]
    public void C14_LatestPerCustomer_KpisReadThoseAnswersAlone(string key, string statistic, double expected)
    {
        // 60 promoters, 20 passives, 20 detractors (B6) are the latest of their customers, of twice as many answers.
        var every = KpiAssert.Answers(SurveyKind.Nps, 0, 10, (9, 60), (7, 20), (3, 120));
        var latest = new MeasureTotals();
        latest.Add(KpiAssert.Answers(SurveyKind.Nps, 0, 10, (9, 60), (7, 20), (3, 20)));
        var inputs = KpiAssert.Inputs(every) with { Settings = LatestPerCustomer, Customers = new KnownCustomers { LatestAnswers = new LatestAnswers(latest, KpiAbsence.None) } };

        var value = KpiAssert.Evaluate(key, inputs, statistic);

        Assert.Equal(expected, value.Value!.Value, 0.005);
        Assert.Equal(100, value.SampleSize);
    }

    [Fact]
    public void C14_LatestPerCustomer_NobodysAnswersAreKnown_IsAbsentWithItsReason()
    {
        var inputs = KpiAssert.Inputs(KpiAssert.Answers(SurveyKind.Csat, 1, 5, (5, 1))) with { Settings = LatestPerCustomer };

        Assert.Equal(KpiAbsence.NotSplit, KpiAssert.Evaluate("csat_pct", inputs with { Customers = null }).Absence);
        var tooMany = new KnownCustomers { LatestAnswers = new LatestAnswers(null, KpiAbsence.TooManyCustomers) };
        Assert.Equal(KpiAbsence.TooManyCustomers, KpiAssert.Evaluate("csat_pct", inputs with { Customers = tooMany }).Absence);
    }

    [Fact]
    public void C14_EveryKpiOfCustomersAnswers_SaysWhichAnswersCount()
    {
        var counting = KpiRegistry.All.Where(kpi => kpi.Definition.CountsAnswers).Select(kpi => kpi.Definition).ToList();

        Assert.Equal(["nps", "nps_margin95", "csat_pct", "csat_mean", "csat_norm", "ces", "ces_in_base"], counting.Select(definition => definition.Key));
        Assert.All(counting, definition => Assert.Contains("Every answer counts", definition.VariantOf(SurveyUnit.PerResponse), StringComparison.Ordinal));
        Assert.All(counting, definition => Assert.Contains("Of each customer the latest answer", definition.VariantOf(SurveyUnit.LatestPerCustomer), StringComparison.Ordinal));

        // Representatives are no customers: of them every answer counts, and it is not said otherwise.
        var agents = KpiRegistry.Find("agent_engagement")!.Definition;
        Assert.Equal(agents.Variant, agents.VariantOf(SurveyUnit.LatestPerCustomer));
    }

    [Fact]
    public void C15_HandleTimeAndTimeToResolution_HaveNoMeasureInCommon()
    {
        var calls = new MeasureSet();
        calls.AddDuration(Measure.HandleTime, 8 * MinuteMs, 1);
        var tickets = new MeasureSet();
        tickets.AddDuration(Measure.TimeToResolution, 480 * MinuteMs, 1);

        Assert.Null(KpiAssert.Evaluate("aht", tickets, "mean").Value);
        Assert.Null(KpiAssert.Evaluate("mttr", calls, "mean").Value);
    }

    [Fact]
    public void C16_EveryDuration_HasItsMeanForBandsAndPercentilesBesideIt()
    {
        var durations = KpiRegistry.All.Where(kpi => kpi is DurationKpi).Select(kpi => kpi.Definition).ToList();

        Assert.Contains(durations, definition => definition.Key == "first_response_time");
        Assert.All(durations, definition => Assert.Equal(["mean", "p50", "p90", "p95", "p99"], definition.Statistics.Take(5)));
    }

    [Fact]
    public void C17_Attrition_SaysWhose()
    {
        foreach (var (key, text) in Labels.In(Labels.English).Concat(Labels.In(Labels.French)))
        {
            if (key.StartsWith("kpi.", StringComparison.Ordinal) && text.Contains("ttrition", StringComparison.Ordinal))
            {
                Assert.Matches("[Aa]gents?|clients?|customers?", text);
            }
        }

        Assert.Equal("Agent attrition", Labels.NameOf("agent_attrition", Labels.English));
        Assert.Equal("Customer churn", Labels.NameOf("churn_rate", Labels.English));
    }

    private static readonly KpiSettings LatestPerCustomer = KpiSettings.Default with { SurveyUnit = SurveyUnit.LatestPerCustomer };

    private static SortedDictionary<string, long> Numbers(EventLog log)
    {
        var run = new EngineRun(new EngineSettings(), new StorageSettings());
        foreach (var record in log.Records)
        {
            run.Feed(record);
        }

        run.Commit();
        return StoredCells.Of(run.Store).Numbers(Cube.Main, _ => "all");
    }

    private static long Count(SortedDictionary<string, long> numbers, MeasureId measure) =>
        numbers.Where(pair => pair.Key.EndsWith($" {measure.Value}", StringComparison.Ordinal)).Sum(pair => pair.Value);
}
