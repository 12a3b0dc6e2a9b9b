using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Customers;

/// <summary>C14's option by hand: which answer of a customer counts in which interval.</summary>
public sealed class LatestAnswerTests
{
    private const long Day = 86_400_000;
    private static readonly long Start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly EngineSettings _settings = new() { SurveyUnit = SurveyUnit.LatestPerCustomer };
    private EngineShard? _tickets;
    private EngineShard? _customers;
    private EngineShard? _older;

    [Fact]
    public async Task C14_TwoAnswersOfOneCustomer_TheLaterCountsInEachInterval()
    {
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"), Answer("r-2", 2, 3, "c-1"), Answer("r-3", 2, 9, "c-2"));

        Assert.Equal((100, 1), Nps(snapshot, 0, 2));
        Assert.Equal((0, 2), Nps(snapshot, 0, 3));
        Assert.Equal((0, 2), Nps(snapshot, 2, 30));
        Assert.Equal((null, 0), Nps(snapshot, 1, 2));
    }

    [Fact]
    public async Task C14_TheSameAnswerTwice_CountsInBothIntervalsOnce()
    {
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"), Answer("r-2", 2, 9, "c-1"));

        Assert.Equal((100, 1), Nps(snapshot, 0, 1));
        Assert.Equal((100, 1), Nps(snapshot, 2, 3));
        Assert.Equal((100, 1), Nps(snapshot, 0, 3));
    }

    [Fact]
    public async Task C14_LaterAnswerWithdrawn_TheEarlierCountsAgain()
    {
        var withdrawn = new EventLog().Withdrawn("r-2", Start + (3 * Day));
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"), Answer("r-2", 2, 3, "c-1"), withdrawn);

        Assert.Equal((100, 1), Nps(snapshot, 0, 3));
        Assert.Equal((null, 0), Nps(snapshot, 2, 3));
    }

    [Fact]
    public async Task C14_KindsOfSurveys_AreApart()
    {
        var csat = new EventLog();
        csat.Add("survey.answered", Start + (2 * Day), ("responseId", "r-2"), ("kind", "csat"), ("scaleMin", 1), ("scaleMax", 5), ("value", 1), ("customerId", "c-1"));
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"), csat);

        Assert.Equal((100, 1), Nps(snapshot, 0, 3));
        Assert.Equal((null, 0), Nps(snapshot, 1, 3));
    }

    [Fact]
    public async Task C14_SomebodyUnknown_CountsByItself() =>
        Assert.Equal((50, 4), Nps(await AskedAsync(Answer("r-1", 0, 9, null), Answer("r-2", 1, 9, null), Answer("r-3", 1, 9, "c-1"), Answer("r-4", 1, 3, "c-2")), 0, 2));

    [Fact]
    public async Task C14_Groups_AddUpToTheWhole()
    {
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1", "front"), Answer("r-2", 1, 3, "c-1", "back"), Answer("r-3", 1, 9, "c-2", "front"));
        var byTeam = Ask(snapshot, 0, 2, new Selection { Tenant = Tenants.Default, Kpis = [Kpi], GroupBy = [NameKind.Team] });

        Assert.Equal([("back", -100, 1), ("front", 100, 1)], byTeam.Rows.Select(static row => (row.Names[0], row.Values[0].Value, row.Values[0].SampleSize)).Order());
        Assert.Equal((0, 2), Nps(snapshot, 0, 2));
    }

    /// <summary>A customer's state is kept as long as an answer stands, or two would count once they answer again.</summary>
    [Fact]
    public async Task C14_AnswersAYearApart_TheLaterAloneCounts()
    {
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"), Answer("r-2", 370, 3, "c-1"));

        Assert.Equal((-100, 1), Nps(snapshot, 369, 371));
        Assert.Equal((-100, 1), Nps(snapshot, 0, 371));
        Assert.Equal((100, 1), Nps(snapshot, 0, 369));
    }

    [Fact]
    public async Task C14_MoreCustomersThanAreKeptApart_IsAbsentAndSaysSo()
    {
        _tickets = new EngineShard(_settings with { MaxCustomers = 1 }, new StorageSettings { JoinTopic = "joins" });
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"), Answer("r-2", 1, 3, "c-2"), Answer("r-3", 1, 3, "c-3"));

        Assert.Equal((100, 1), Nps(snapshot, 0, 1));
        var answer = Ask(snapshot, 0, 2, Whole).Rows[0].Values[0];
        Assert.Equal((null, KpiAbsence.TooManyCustomers), (answer.Value, answer.Absence));
    }

    [Fact]
    public async Task C14_IntervalsTakenTogether_AreRefused()
    {
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"));
        var row = new Answerer(snapshot, Whole, Latest).EvaluateTogether([Interval(0, 1), Interval(2, 3)], Interval(0, 3));

        Assert.Equal((null, KpiAbsence.NotSplit), (row.Values[0].Value, row.Values[0].Absence));
    }

    [Fact]
    public async Task C14_NobodyIsTold_CountsNoneRatherThanAll()
    {
        _tickets = new EngineShard(new EngineSettings(), new StorageSettings { JoinTopic = "joins" });

        Assert.Equal((null, 0), Nps(await AskedAsync(Answer("r-1", 0, 9, "c-1")), 0, 2));
    }

    /// <summary>Answers from before anybody was told of any: an interval with them has no number, rather than one of those told.</summary>
    [Fact]
    public async Task C14_AnswersFromBeforeTheOption_MakeTheirIntervalsAbsent()
    {
        _older = new EngineShard(new EngineSettings(), new StorageSettings { JoinTopic = "joins" }, partitions: 2);
        _tickets = new EngineShard(_settings, new StorageSettings { JoinTopic = "joins" }, partitions: 2);
        _older.Feed(Answer("r-1", 0, 9, "c-1").Records[0]);
        _older.Commit(Start + (8 * Day));
        var snapshot = await AskedAsync(Answer("r-2", 5, 3, "c-1"), Answer("r-3", 5, 9, "c-2"), Answer("r-4", 8, 9, "c-3"));

        var answer = Ask(snapshot, 0, 7, Whole).Rows[0].Values[0];
        Assert.Equal((null, KpiAbsence.BeforeData), (answer.Value, answer.Absence));
        Assert.Equal((0, 2), Nps(snapshot, 5, 7));
        Assert.Equal((0, 2), Nps(snapshot, 1, 7));
    }

    [Fact]
    public async Task C14_EveryAnswerCounts_TheOtherVariantIsNotRead()
    {
        var snapshot = await AskedAsync(Answer("r-1", 0, 9, "c-1"), Answer("r-2", 1, 3, "c-1"));
        var answerer = new Answerer(snapshot, Whole, KpiSettings.Default);

        Assert.Equal(2, answerer.Evaluate(Interval(0, 2), RowPlan.Single).Rows[0].Values[0].SampleSize);
    }

    private static readonly Kpi Kpi = KpiRegistry.Find("nps")!;
    private static readonly KpiSettings Latest = KpiSettings.Default with { SurveyUnit = SurveyUnit.LatestPerCustomer };
    private static readonly Selection Whole = new() { Tenant = Tenants.Default, Kpis = [Kpi] };

    private static (double? Nps, long Count) Nps(IndexSnapshot snapshot, int fromDay, int toDay)
    {
        var value = Ask(snapshot, fromDay, toDay, Whole).Rows[0].Values[0];
        return (value.Value, value.SampleSize);
    }

    private static Answer Ask(IndexSnapshot snapshot, int fromDay, int toDay, Selection selection)
    {
        var answerer = new Answerer(snapshot, selection, Latest);
        var interval = Interval(fromDay, toDay);
        return answerer.Evaluate(interval, answerer.Plan(interval));
    }

    private static TimeInterval Interval(int fromDay, int toDay) => new(Start + (fromDay * Day), Start + (toDay * Day));

    private static EventLog Answer(string response, int day, int value, string? customer, string? team = null)
    {
        var log = new EventLog();
        return log.Add(
            "survey.answered",
            Start + (day * Day) + 60_000,
            ("responseId", response),
            ("kind", "nps"),
            ("scaleMin", 0),
            ("scaleMax", 10),
            ("value", value),
            ("customerId", customer),
            ("team", team));
    }

    /// <summary>Runs logs one after the other, time passing with them, and reads what both groups have stored.</summary>
    private async Task<IndexSnapshot> AskedAsync(params EventLog[] logs)
    {
        _tickets ??= new EngineShard(_settings, new StorageSettings { JoinTopic = "joins" });
        _customers = new EngineShard(_settings, new StorageSettings { MaxCachedTickets = 1, MinCompactBytes = 200, ReadersKeep = 8 });
        foreach (var record in logs.SelectMany(static log => log.Records))
        {
            _tickets.Commit(record.RecordTimestampMs);
            _customers.Commit(record.RecordTimestampMs);
            _tickets.Feed(record);
            _tickets.Commit(record.RecordTimestampMs);
            _tickets.TakeTold().ForEach(_customers.Hear);

            _customers.Commit(record.RecordTimestampMs);
        }

        return await EngineSnapshot.OfAsync(_older is null ? new EngineShardReader(_tickets) : new EngineShardReader(_tickets, _older), _customers);
    }
}
