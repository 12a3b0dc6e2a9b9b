using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Domain.Sla.Policies;
using Streaming.Query.Tests.Support;
using Cube = Streaming.Domain.Names.Cube;
using WindowList = Streaming.Contracts.Kpi.V1.Windows;

namespace Streaming.Query.Tests.Answers;

/// <summary>What lies before the first event, and what no delay has decided yet, is not known: a number of it is absent, and neither zero nor good.</summary>
public sealed class NotYetKnownTests
{
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    private static readonly long Midnight = new DateTimeOffset(SmallDesk.Now.Date, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly FakeShard[] _shards = SmallDesk.Shards();

    [Theory]
    [InlineData("24h")]
    [InlineData("7d")]
    [InlineData("30d")]
    public async Task ResolutionRate_DelaysOfAllTicketsRun_IsTooEarlyToTell(string window)
    {
        Tickets(-20 * HourMs, created: 5, judged: 3, resolved: 3);

        var value = await AskAsync("resolution_rate", window);

        Assert.Equal((false, AbsentReason.TooEarly, 3L), (value.HasValue, value.AbsentReason, value.SampleSize));
        Assert.Equal((Band.Unspecified, TargetState.Unspecified), (value.Band, value.TargetState));
    }

    [Fact]
    public async Task ResolutionRate_OneDelayHasPassed_IsANumberThatMayMove()
    {
        Tickets(-20 * HourMs, created: 50, judged: 30, resolved: 30);
        Tickets(-80 * HourMs, created: 1, judged: 1, resolved: 1);

        var value = await AskAsync("resolution_rate", "7d");

        Assert.Equal((1.0, true, Band.Exceptional), (value.Value, value.Provisional, value.Band));
    }

    [Theory]
    [InlineData(80, "7d", true, true)]
    [InlineData(100, "7d", false, false)] // may be a ticket of the policy with the long delay
    [InlineData(24, "7d", true, true)] // the default of tickets without a policy counts too
    [InlineData(24, "90d", true, true)]
    public async Task ResolutionRate_PolicyWithADelayOfItsOwn_TheLongestDecidesWhatIsKnown(int delayHours, string window, bool hasValue, bool isProvisional)
    {
        Tickets(-20 * HourMs, created: 50, judged: 30, resolved: 30);
        Tickets(-90 * HourMs, created: 1, judged: 1, resolved: 1);
        var policy = new SlaPolicy("all", [], []) { ResolutionDelayMs = delayHours * HourMs };
        await using var host = await StartAsync(new SlaPolicySet([new SlaPolicyVersion("1", long.MinValue, [policy])]));

        var answer = await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "resolution_rate" }, Windows = new WindowList { Names = { window } } });

        var value = answer.Results[0].Rows[0].Values[0];
        Assert.Equal((hasValue, isProvisional), (value.HasValue, value.Provisional));
    }

    [Fact]
    public async Task ResolutionRate_OneFailed_IsANumberWhereverItsTeamIsYoung()
    {
        Tickets(-80 * HourMs, created: 1, judged: 1, resolved: 0, "tech");
        Tickets(-20 * HourMs, created: 2, judged: 2, resolved: 2, "billing");

        var rows = (await Ask("resolution_rate", "7d", "team")).Rows.ToDictionary(row => row.Group[0].Value, row => row.Values[0]);

        Assert.Equal((true, 0.0), (rows["tech"].HasValue, rows["tech"].Value));
        Assert.Equal((false, AbsentReason.TooEarly), (rows["billing"].HasValue, rows["billing"].AbsentReason));
    }

    [Fact]
    public async Task ResolutionRate_ByAgent_IsDecidedByWhatTheAgentsCubeKeeps()
    {
        var split = _shards[0].Split(Cube.Agent, "default", "billing", agent: "a-1");
        _shards[0].Add(PaneKey.At(PaneSize.QuarterHour, SmallDesk.Ms(-80 * HourMs) / 900_000 * 900_000), split, Set((Measure.ResolutionJudged, 2), (Measure.ResolvedInDelay, 2)));

        var rows = (await Ask("resolution_rate", "7d", "agent")).Rows.ToDictionary(row => row.Group[0].Value, row => row.Values[0]);

        Assert.Equal((true, 1.0), (rows["a-1"].HasValue, rows["a-1"].Value));
    }

    [Fact]
    public async Task LoadProfile_SlotOfYoungTicketsOnly_IsTooEarlyToTell()
    {
        Tickets(-30 * HourMs, created: 1, judged: 1, resolved: 1);
        Tickets(-20 * HourMs, created: 2, judged: 2, resolved: 2);
        await using var host = await StartAsync();

        var answer = await host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Kpi = "resolution_rate", Weeks = 1 });

        Assert.DoesNotContain(answer.Slots, static slot => slot.Values[0].HasValue);
        Assert.Single(answer.Slots, static slot => slot.Values[0].AbsentReason == AbsentReason.TooEarly);
    }

    [Theory]
    [InlineData("headcount")]
    [InlineData("customers")]
    [InlineData("self_service_sessions")]
    [InlineData("product_uses")]
    public async Task OfCustomers_OnlyTheWorkersToldOfTickets_IsNoNumberUntilATopicIsHeard(string kpi)
    {
        Flow(Cube.Business, -20 * HourMs, (Measure.TicketsJoined, 5));
        var before = await AskAsync(kpi, "24h");

        Flow(Cube.Business, -10 * HourMs, (Measure.TicketsJoined, 3), (Measure.AgentsJoined, 1));
        var after = await AskAsync(kpi, "24h");

        Assert.Equal((false, AbsentReason.NoData), (before.HasValue, before.AbsentReason));
        Assert.Equal((true, 0.0), (after.HasValue, after.Value));
    }

    [Theory]
    [InlineData(-30, -2, true, false)]
    [InlineData(-2, -30, false, true)]
    public async Task Trend_PeriodBeforeBeginsBeforeOneFeed_IsThatOfTheOtherAlone(int ticketsFromDay, int customersFromDay, bool hasTickets, bool hasCustomers)
    {
        Tickets(ticketsFromDay * DayMs, created: 1, judged: 0, resolved: 0);
        Flow(Cube.Base, customersFromDay * DayMs, (Measure.CustomersJoined, 3));
        await using var host = await StartAsync();
        var request = new GetKpisRequest { Kpis = { "tickets_total", "customers_joined" }, Windows = new WindowList { Names = { "7d" } }, WithPrevious = true };

        var values = (await host.Client.GetKpisAsync(request)).Results[0].Rows[0].Values;

        Assert.Equal((hasTickets, hasCustomers), (values[0].HasDelta, values[1].HasDelta));
        Assert.True(values[0].HasValue && values[1].HasValue);
    }

    [Fact]
    public async Task LoadProfile_WeeksBeforeTheFirstEvent_AreNoHours()
    {
        Tickets(-50 * HourMs, created: 5, judged: 0, resolved: 0);
        Tickets(-26 * HourMs, created: 7, judged: 0, resolved: 0);
        await using var host = await StartAsync();

        var answer = await host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Kpi = "tickets_total", Weeks = 4 });

        // The hour of the first event is known in part; after it each hour of the week occurs once at most.
        Assert.Equal(answer.Interval.End.ToDateTime() - answer.Interval.Start.ToDateTime(), TimeSpan.FromHours(answer.Slots.Sum(static slot => slot.Hours)));
        Assert.InRange(answer.Slots.Sum(static slot => slot.Hours), 2, 50);
        Assert.Equal(7, Assert.Single(answer.Slots, static slot => slot.PerHour > 0).PerHour);
    }

    [Fact]
    public async Task Interval_InTheFuture_IsRefusedAndOneThatEndsThereIsCut()
    {
        Tickets(-20 * HourMs, created: 2, judged: 2, resolved: 2);
        await using var host = await StartAsync();
        var today = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_total" }, Periods = new Periods() })).Results[0].Interval;
        var endOfToday = today.Start.ToDateTime().AddDays(1).ToTimestamp();
        var request = new GetKpisRequest { Kpis = { "tickets_total" }, Interval = new Interval { Start = today.Start, End = endOfToday } };

        var cut = (await host.Client.GetKpisAsync(request)).Results[0].Interval;
        request.Interval = new Interval { Start = endOfToday, End = today.Start.ToDateTime().AddDays(2).ToTimestamp() };
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.GetKpisAsync(request));

        Assert.Equal(today, cut);
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.StartsWith("interval.start: must not be in the future", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-20 * HourMs, Band.Unspecified)]
    [InlineData(-8 * DayMs, Band.Exceptional)]
    public async Task Fcr_AllReopeningWindowsRun_IsShownAndNotJudged(long afterNowMs, Band expected)
    {
        Flow(Cube.Main, afterNowMs, (Measure.FirstResolutions, 40), (Measure.FirstContactResolutions, 40));

        var value = await AskAsync(
            "fcr",
            "30d",
            "--Kpis:BandSet=mine",
            "--Kpis:BandSets:mine:Source=ours",
            "--Kpis:BandSets:mine:Bands:fcr:exceptional=>0.9");

        Assert.Equal((1.0, true, expected), (value.Value, value.Provisional, value.Band));
    }

    [Fact]
    public async Task FrtLiteral_NobodyAnswered_IsAbsentAndNotZero()
    {
        var value = (await Ask("frt_literal", "1h", "team")).Rows.ToDictionary(row => row.Group[0].Value, row => row.Values[0]);

        Assert.Equal((false, AbsentReason.NoData), (value["unknown"].HasValue, value["unknown"].AbsentReason));
        Assert.Equal(120.0 / 7, value["billing"].Value, 9);
    }

    [Theory]
    [InlineData("contact_deflection")]
    [InlineData("contact_deflection_gross")]
    public async Task Deflection_NoSessions_IsAbsentAndNotZero(string kpi)
    {
        Flow(Cube.Business, -HourMs, (Measure.TicketsJoined, 3));
        Assert.False((await AskAsync(kpi, "24h")).HasValue);

        Flow(Cube.Topic, -HourMs, (Measure.Sessions, 2));
        Assert.Equal((true, 0.0), (await AskAsync(kpi, "24h")) is var value ? (value.HasValue, value.Value) : default);
    }

    [Theory]
    [InlineData("customer_acquisition_cost", 7, 0)]
    [InlineData("customer_acquisition_cost", 30, 500.0)]
    [InlineData("ltv_to_cac", 7, 0)]
    [InlineData("ltv_to_cac", 30, 3.6)]
    public async Task Money_IntervalBeginsBeforeTheData_IsAbsent(string kpi, int firstDay, double expected)
    {
        // Costs have been reported for a month, customers only for a week: the costs of a month over the customers of a week are no price.
        for (var day = 1; day <= 30; day++)
        {
            Stored(Cube.Business, Midnight - (day * DayMs), (Measure.CostOfAcquisition, 100), (Measure.Revenue, 120));
        }

        Stored(Cube.Base, Midnight - (firstDay * DayMs) + (9 * HourMs), (Measure.CustomersJoined, 6), (Measure.CustomersPresent, 6));
        Stored(Cube.Base, Midnight - (5 * DayMs), (Measure.CustomersLeft, 2), (Measure.CustomersPresent, -2));

        var value = await AskAsync(kpi, Midnight - (30 * DayMs), Midnight);

        Assert.Equal(expected > 0 ? AbsentReason.Unspecified : AbsentReason.BeforeData, value.AbsentReason);
        Assert.Equal(expected, value.Value, 9);
    }

    [Theory]
    [InlineData(3, AbsentReason.BeforeData)]
    [InlineData(4, AbsentReason.Unspecified)]
    public async Task CostOfService_TicketsKnownForLessLong_HasNoCostForEach(int firstTicketDaysAgo, AbsentReason reason)
    {
        for (var day = 1; day <= 6; day++)
        {
            Stored(Cube.Business, Midnight - (day * DayMs), (Measure.CostOfService, 100));
        }

        Stored(Cube.Main, Midnight - (firstTicketDaysAgo * DayMs) + HourMs, (Measure.TicketsCreated, 8));

        var values = (await AskRowAsync("cost_of_service", Midnight - (4 * DayMs), Midnight)).Values.ToDictionary(value => value.Statistic);

        Assert.Equal(400, values[""].Value);
        Assert.Equal((reason, reason == AbsentReason.Unspecified ? 50 : 0), (values["per_ticket"].AbsentReason, values["per_ticket"].Value));
    }

    [Theory]
    [InlineData(20, 0.04, AbsentReason.Unspecified)]
    [InlineData(19, 0, AbsentReason.BeforeData)]
    public async Task CostAgainstRevenue_PeriodBeforeBeginsBeforeTheData_IsAbsent(int days, double expected, AbsentReason reason)
    {
        for (var day = 1; day <= days; day++)
        {
            Stored(Cube.Business, Midnight - (day * DayMs), (Measure.CostOfService, day <= 10 ? 112 : 100), (Measure.Revenue, day <= 10 ? 216 : 200));
        }

        var value = await AskAsync("service_cost_vs_revenue", Midnight - (10 * DayMs), Midnight);

        Assert.Equal((reason, value.HasValue), (value.AbsentReason, expected > 0));
        Assert.Equal(expected, value.Value, 9);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(6, false)]
    public async Task AgentAttrition_NobodyKnownAtItsStart_IsAbsent(int joinedDaysAgo, bool isKnown)
    {
        var joined = Midnight - (joinedDaysAgo * DayMs);
        Stored(Cube.Business, joined, (Measure.AgentsJoined, 10), (Measure.AgentsPresent, 10), (Measure.AgentMoments, 10 * joined));
        var left = Midnight - DayMs;
        Stored(Cube.Business, left, (Measure.AgentsLeft, 1), (Measure.AgentsPresent, -1), (Measure.AgentMoments, -left));

        var result = await AskRowAsync("agent_attrition", Midnight - (7 * DayMs), Midnight);

        Assert.All(result.Values, value => Assert.Equal(isKnown, value.HasValue));
        Assert.Equal(isKnown ? 69.0 / 7 : 0, result.Values[1].Value, 9);
        Assert.All(result.Values, value => Assert.Equal(isKnown ? 10 : 0, value.SampleSize));
    }

    private static Google.Protobuf.WellKnownTypes.Timestamp At(long ms) =>
        Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private void Tickets(long afterNowMs, long created, long judged, long resolved, string? team = null)
    {
        var delta = Set((Measure.TicketsCreated, created), (Measure.ResolutionJudged, judged), (Measure.ResolvedInDelay, resolved));
        _shards[0].Add(PaneKey.At(PaneSize.QuarterHour, SmallDesk.Ms(afterNowMs) / 900_000 * 900_000), _shards[0].Split(Cube.Main, "default", team), delta);
    }

    private void Flow(Cube cube, long afterNowMs, params (MeasureId Id, long Value)[] measures) =>
        Stored(cube, SmallDesk.Ms(afterNowMs) / 900_000 * 900_000, measures);

    private void Stored(Cube cube, long startMs, params (MeasureId Id, long Value)[] measures)
    {
        var split = cube == Cube.Main ? _shards[0].Split(Cube.Main, "default") : _shards[0].CustomerSplit(cube, "default", null);
        _shards[0].Add(PaneKey.At(PaneSize.QuarterHour, startMs), split, Set(measures));
    }

    private static MeasureSet Set(params (MeasureId Id, long Value)[] measures)
    {
        var set = new MeasureSet();
        foreach (var (id, value) in measures)
        {
            set.Add(id, value);
        }

        return set;
    }

    private async Task<KpiValue> AskAsync(string kpi, string window, params string[] options)
    {
        await using var host = await StartAsync(options);
        var answer = await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { kpi }, Windows = new WindowList { Names = { window } } });
        return answer.Results[0].Rows[0].Values[0];
    }

    private async Task<KpiValue> AskAsync(string kpi, long fromMs, long toMs) => (await AskRowAsync(kpi, fromMs, toMs)).Values[0];

    private async Task<GroupRow> AskRowAsync(string kpi, long fromMs, long toMs)
    {
        await using var host = await StartAsync();
        var answer = await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { kpi }, Interval = new Interval { Start = At(fromMs), End = At(toMs) } });
        return answer.Results[0].Rows[0];
    }

    private async Task<KpiResult> Ask(string kpi, string window, string by)
    {
        await using var host = await StartAsync();
        var answer = await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { kpi }, GroupBy = { by }, Windows = new WindowList { Names = { window } } });
        return answer.Results[0];
    }

    private Task<QueryHost> StartAsync(params string[] options) => StartAsync(policies: null, options);

    private async Task<QueryHost> StartAsync(SlaPolicySet? policies, params string[] options)
    {
        _shards[0].Commit();
        var host = await QueryHost.StartAsync(new FakeShardReader(_shards), SmallDesk.Now, policies, options);
        await host.RefreshAsync();
        return host;
    }
}
