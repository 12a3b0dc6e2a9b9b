using Streaming.Domain.Customers;
using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's vectors of customers, money and the workforce, by their ids.</summary>
public sealed class CustomerVectorTests
{
    [Fact]
    public void A7_TicketsPerCustomer_IsFive()
    {
        var tickets = new MeasureSet();
        tickets.Add(Measure.TicketsCreated, 500);
        var levels = default(LevelTotals);
        levels.Add(Measure.CustomersPresent, 100);
        var inputs = With(tickets, levels, new KnownCustomers { Active = new CustomerCount(100, KpiAbsence.None) });

        Assert.Equal(5.0, KpiAssert.Evaluate("tickets_per_customer", inputs, "active").Value);
        Assert.Equal(5.0, KpiAssert.Evaluate("tickets_per_customer", inputs, "base").Value);
    }

    [Fact]
    public void TicketsPerCustomer_BaseCounted_StandsAboveWhoJoined()
    {
        var tickets = new MeasureSet();
        tickets.Add(Measure.TicketsCreated, 500);
        var levels = default(LevelTotals);
        levels.Add(Measure.CustomersPresent, 7);
        levels.Add(Measure.CustomersCounted, 250);

        Assert.Equal(2.0, KpiAssert.Evaluate("tickets_per_customer", With(tickets, levels, new KnownCustomers()), "base").Value);
    }

    [Fact]
    public void TicketsPerCustomer_TooManyToCount_IsAbsentWithItsReason()
    {
        var tickets = new MeasureSet();
        tickets.Add(Measure.TicketsCreated, 500);
        var inputs = With(tickets, default, new KnownCustomers { Active = new CustomerCount(0, KpiAbsence.TooManyCustomers) });

        var value = KpiAssert.Evaluate("tickets_per_customer", inputs, "active");

        Assert.Equal((null, KpiAbsence.TooManyCustomers), (value.Value, value.Absence));
    }

    [Fact]
    public void HealthScore_PartialCount_HasItsStartAsEveryLevelHas()
    {
        var flows = new MeasureSet();
        flows.Add(Measure.HealthCustomers, 1);
        flows.Add(Measure.HealthScores, 80_000_000);
        flows.Add(Measure.HealthPartial, -2);
        var levels = default(LevelTotals);
        levels.Add(Measure.HealthCustomers, 5);
        levels.Add(Measure.HealthScores, 400_000_000);
        levels.Add(Measure.HealthPartial, 1);

        var value = KpiAssert.Evaluate("health_score", With(flows, levels, new KnownCustomers()), "partial_count");

        Assert.Equal((1.0, 3.0), (value.Value, value.LevelStart));
    }

    [Theory]
    [InlineData("A6", 500, 200, 220, 200, 20, 0.56, 0.6, 0.4)]
    [InlineData("A8", 1_000, 0, 64, 64, 0, 0.936, 0.936, 0.064)]
    [InlineData("B18", 1_000, 30, 64, 64, 0, 0.936, 0.936, 0.064)]
    [InlineData("B19", 500, 200, 220, 200, 20, 0.56, 0.6, 0.4)]
    public void Lifecycle_Vector_RetentionChurnAndEarlyChurn(
        string id, long start, long joined, long left, long leftOfStart, long leftOfJoined, double retention, double cohort, double churn)
    {
        var flows = new MeasureSet();
        flows.Add(Measure.CustomersJoined, joined);
        flows.Add(Measure.CustomersLeft, left);
        flows.Add(Measure.CustomersPresent, joined - left);
        var inputs = With(
            flows,
            KpiAssert.Level(Measure.CustomersPresent, start + joined - left),
            new KnownCustomers { Cohort = new CohortCounts(leftOfStart, leftOfJoined, KpiAbsence.None) });

        Assert.NotEmpty(id);
        Assert.Equal(retention, KpiAssert.Evaluate("retention_rate", inputs).Value!.Value, KpiAssert.Exact);
        Assert.Equal(cohort, KpiAssert.Evaluate("retention_rate", inputs, "cohort").Value!.Value, KpiAssert.Exact);
        Assert.Equal(churn, KpiAssert.Evaluate("churn_rate", inputs).Value!.Value, KpiAssert.Exact);
        Assert.Equal(leftOfJoined, KpiAssert.Evaluate("early_churn", inputs).Value);
        Assert.Equal(joined - left, KpiAssert.Evaluate("net_customer_growth", inputs).Value);
    }

    [Fact]
    public void B20_RetentionOfNobody_IsAbsent()
    {
        var flows = new MeasureSet();
        flows.Add(Measure.CustomersJoined, 10);
        flows.Add(Measure.CustomersPresent, 10);
        var inputs = With(flows, KpiAssert.Level(Measure.CustomersPresent, 10), new KnownCustomers());

        Assert.Null(KpiAssert.Evaluate("retention_rate", inputs).Value);
        Assert.Null(KpiAssert.Evaluate("retention_rate", inputs, "cohort").Value);
        Assert.Null(KpiAssert.Evaluate("churn_rate", inputs).Value);
    }

    [Fact]
    public void B24_Deflection_IsThirtyPercent()
    {
        Assert.Equal(0.3, Value("contact_deflection_gross", (Measure.Sessions, 400), (Measure.SessionsResolved, 300), (Measure.TicketsCreated, 700)), KpiAssert.Exact);
        Assert.Equal(
            0.3,
            Value("contact_deflection", (Measure.Sessions, 400), (Measure.SessionsResolved, 350), (Measure.SessionsDeflecting, 300), (Measure.TicketsCreated, 700), (Measure.TicketsJoined, 700)),
            KpiAssert.Exact);
    }

    [Fact]
    public void ContactDeflection_NobodyIsToldOfTickets_IsAbsent() =>
        Assert.Null(Evaluate("contact_deflection", "", (Measure.Sessions, 400), (Measure.SessionsDeflecting, 300), (Measure.TicketsCreated, 700)).Value);

    /// <summary>Until its ticket is told, and as long as one may still come, a session counts as deflecting: so long the number is marked.</summary>
    [Theory]
    [InlineData(24 * 3_600_000L, false)]
    [InlineData((24 * 3_600_000L) - 1, true)]
    [InlineData(0, true)]
    public void ContactDeflection_UntilTheDelayHasPassed_IsProvisional(long throughMs, bool isProvisional)
    {
        var flows = new MeasureSet();
        flows.Add(Measure.Sessions, 3);
        flows.Add(Measure.SessionsResolved, 3);
        flows.Add(Measure.SessionsDeflecting, 3);
        var inputs = KpiAssert.Inputs(flows) with { IntervalStartMs = -3_600_000, IntervalEndMs = 0, SettledThroughMs = throughMs };

        var value = KpiAssert.Evaluate("contact_deflection", inputs);

        Assert.Equal((1.0, isProvisional), (value.Value, value.IsProvisional));
        Assert.False(KpiAssert.Evaluate("contact_deflection_gross", inputs).IsProvisional);
    }

    // 80 × 0.4 + 70 × 0.3 + 50 × 0.3 = 68; without growth (80 × 0.4 + 70 × 0.3) / 0.7 = 75.7143.
    [Fact]
    public void B30_HealthOfThreeComponents_Is68() => Assert.Equal((68_000_000, false), Weigh(("usage", 80), ("success", 70), ("growth", 50)));

    [Fact]
    public void B31_HealthWithoutOneComponent_IsOfTheOthersAndPartial()
    {
        var (score, isPartial) = Weigh(("usage", 80), ("success", 70));

        Assert.Equal(75.7143, score / 1e6, 4);
        Assert.True(isPartial);
    }

    [Fact]
    public void B25_Renewal_IsNinetyPercent() => Assert.Equal(
        0.9, Value("renewal_rate", (Measure.RenewalsMade, 180), (Measure.RenewalsDue, 200)), KpiAssert.Exact);

    [Fact]
    public void B26_AdoptionAndPurchase_AreApart()
    {
        var levels = default(LevelTotals);
        levels.Add(Measure.CustomersPresent, 400);
        levels.Add(Measure.AnyProductBuyers, 160);
        levels.Add(Measure.AnyProductUsers, 120);
        var inputs = With(new MeasureSet(), levels, new KnownCustomers());

        Assert.Equal(0.3, KpiAssert.Evaluate("product_adoption", inputs).Value!.Value, KpiAssert.Exact);
        Assert.Equal(0.4, KpiAssert.Evaluate("purchase_rate", inputs).Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void B26_OfOneProduct_IsSetAgainstAllCustomers()
    {
        var inputs = With(
            new MeasureSet(),
            KpiAssert.Level(Measure.ProductUsers, 120),
            new KnownCustomers { AtEnd = new CustomerCount(400, KpiAbsence.None) });

        Assert.Equal(0.3, KpiAssert.Evaluate("product_adoption", inputs).Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void B27_CostOfService_PerTicket()
    {
        Assert.Equal(50.0, Value("cost_of_service", "per_ticket", (Measure.CostOfService, 25_000), (Measure.TicketsCreated, 500)), KpiAssert.Exact);
        Assert.Equal(26_000.0, Value("cost_of_service", "", (Measure.CostOfService, 25_000), (Measure.CostOfRetention, 1_000)));
    }

    [Theory]
    [InlineData(100_000, 200_000, 0, 0, 0.04)]
    [InlineData(0, 200_000, 0, 0, null)]
    [InlineData(100_000, 0, 0, 0, null)]
    [InlineData(100_000, 200_000, 1, 0, null)]
    [InlineData(100_000, 200_000, 0, 1, null)]
    public void B27_CostGrows12PercentAndRevenue8_TheGapIs4Points(long costBefore, long revenueBefore, long foreignBefore, long foreign, double? expected)
    {
        var (now, before) = (new MeasureTotals(), new MeasureTotals());
        now.Add(Set((Measure.CostOfService, 112_000), (Measure.Revenue, 216_000), (Measure.ForeignMoney, foreign)));
        before.Add(Set((Measure.CostOfService, costBefore), (Measure.Revenue, revenueBefore), (Measure.ForeignMoney, foreignBefore)));
        var inputs = new KpiInputs { Flows = now, PreviousFlows = before };

        var value = KpiAssert.Evaluate("service_cost_vs_revenue", inputs).Value;

        Assert.Equal(expected is null, value is null);
        Assert.Equal(expected ?? 0, value ?? 0, KpiAssert.Exact);
        Assert.Null(KpiAssert.Evaluate("service_cost_vs_revenue", inputs with { PreviousFlows = null }).Value);
    }

    [Fact]
    public void CostOfService_ForeignCurrency_IsAbsentWithItsReason()
    {
        var value = Evaluate("cost_of_service", "", (Measure.CostOfService, 25_000), (Measure.ForeignMoney, 1));

        Assert.Equal((null, KpiAbsence.MixedCurrencies), (value.Value, value.Absence));
    }

    [Fact]
    public void CostOfService_OfAnHour_IsAbsent()
    {
        var totals = new MeasureTotals();
        totals.Add(Set((Measure.CostOfService, 25_000)));
        var inputs = new KpiInputs { Flows = totals, IntervalStartMs = 0, IntervalEndMs = 3_600_000, Customers = new KnownCustomers() };

        Assert.Equal(KpiAbsence.NotSplit, KpiAssert.Evaluate("cost_of_service", inputs).Absence);
    }

    [Fact]
    public void B28_LifetimeValueToCost_IsThree()
    {
        // 40 000 for 100 new customers are 400 for each. Those who left, 10, had brought in 12 000 together: 1 200 for each.
        var inputs = With(
            Set(
                (Measure.CostOfAcquisition, 40_000),
                (Measure.CustomersJoined, 100),
                (Measure.CustomersLeft, 10),
                (Measure.CustomersPresent, 90),
                (Measure.Revenue, 12_000)),
            KpiAssert.Level(Measure.CustomersPresent, 190),
            new KnownCustomers());

        Assert.Equal(400.0, KpiAssert.Evaluate("customer_acquisition_cost", inputs).Value!.Value, KpiAssert.Exact);
        Assert.Equal(3.0, KpiAssert.Evaluate("ltv_to_cac", inputs).Value!.Value, KpiAssert.Exact);
    }

    [Fact]
    public void B29_AgentAttrition_IsTenPercent()
    {
        // 30 on average over 100 ms: 31 to the middle, 3 leave there, 1 joins: 29 after it.
        var totals = new MeasureTotals();
        totals.Add(Set((Measure.AgentsPresent, -2), (Measure.AgentsLeft, 3), (Measure.AgentsJoined, 1), (Measure.AgentMoments, -2 * 1_050)));
        var inputs = new KpiInputs
        {
            Flows = totals,
            Levels = KpiAssert.Level(Measure.AgentsPresent, 29),
            IntervalStartMs = 1_000,
            IntervalEndMs = 1_100,
        };

        Assert.Equal(0.1, KpiAssert.Evaluate("agent_attrition", inputs).Value!.Value, KpiAssert.Exact);
        Assert.Equal(30.0, KpiAssert.Evaluate("agent_attrition", inputs, "average_headcount").Value!.Value, KpiAssert.Exact);
        Assert.Equal(30, KpiAssert.Evaluate("agent_attrition", inputs).SampleSize);
    }

    private static (long Score, bool IsPartial) Weigh(params (string Component, long Points)[] scores)
    {
        var weights = new Dictionary<string, int> { ["usage"] = 400, ["success"] = 300, ["growth"] = 300 };
        var names = new NameTable(100);
        var tenant = names.Intern(NameKind.Tenant, NameId.None, "default"u8);
        return new HealthWeigher(new HealthWeights(weights, new Dictionary<string, IReadOnlyDictionary<string, int>>()), names).Weigh(
            tenant,
            [.. scores.Select(score => (names.Intern(NameKind.Component, tenant, System.Text.Encoding.UTF8.GetBytes(score.Component)), score.Points * 1_000))]);
    }

    private static double Value(string key, params (MeasureId Id, long Value)[] measures) => Value(key, "", measures);

    private static double Value(string key, string statistic, params (MeasureId Id, long Value)[] measures) =>
        Evaluate(key, statistic, measures).Value!.Value;

    private static KpiValue Evaluate(string key, string statistic, params (MeasureId Id, long Value)[] measures) =>
        KpiAssert.Evaluate(key, With(Set(measures), default, new KnownCustomers()), statistic);

    private static MeasureSet Set(params (MeasureId Id, long Value)[] measures)
    {
        var set = new MeasureSet();
        foreach (var (id, value) in measures)
        {
            set.Add(id, value);
        }

        return set;
    }

    private static KpiInputs With(MeasureSet flows, LevelTotals levels, KnownCustomers customers)
    {
        var totals = new MeasureTotals();
        totals.Add(flows);
        return new KpiInputs { Flows = totals, Levels = levels, Customers = customers };
    }
}
