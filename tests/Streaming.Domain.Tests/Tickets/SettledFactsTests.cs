using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tests.Feedback;
using Streaming.Domain.Tests.Shards;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>What comes later about facts that a ticket has settled: nothing is counted twice, and what can still be taken back is.</summary>
public sealed class SettledFactsTests
{
    private const long Start = 1_772_409_600_000;
    private const long Later = Start + 10_000_000;

    [Theory]
    [InlineData(16)]
    [InlineData(512)]
    public void Call_RevisedAfterItWasSettled_CountsAsRevised(int maxFacts)
    {
        var log = new EventLog().Created("T-1", Start, team: "billing").Assigned("T-1", Start + 1, team: "tools", agent: "ann")
            .Call("call-1", Start + 2, talk: 60, ticket: "T-1").Assigned("T-1", Start + 3, team: "billing", agent: "bob");
        Chatter(log, maxFacts).Call("call-1", Later, talk: 90, hold: 5, ticket: "T-1", revision: 1);

        Assert.Equal(string.Empty, Differences(log, maxFacts, out var run));
        Assert.Equal(1, run.Outcomes[ApplyOutcome.Superseded]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void Call_ToldAgainAtItsOwnTime_CountsOnceUnderTheTicketOfThen(int? revision)
    {
        var log = new EventLog().Created("T-1", Start, team: "billing").Assigned("T-1", Start + 1, team: "tools", agent: "ann")
            .Call("call-1", Start + 2, talk: 60, ticket: "T-1", team: "night").Assigned("T-1", Start + 3, team: "billing", agent: "bob");
        Chatter(log, 16).Call("call-1", Start + 2, talk: 90, ticket: "T-1", revision: revision);

        // The same revision stands twice, and the greater hash wins: that is the engine's own, and the recount's another.
        var differences = Differences(log, 16, out var run);
        Assert.Equal(1, Number(run, Measure.HandleTime));
        Assert.True(revision is null || differences.Length == 0, differences);
        Assert.Equal(1, run.Outcomes[revision is null ? ApplyOutcome.IdConflict : ApplyOutcome.Superseded]);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public void Answer_RevisedAndWithdrawnAfterItWasSettled_IsRetracted(int maxFacts)
    {
        var log = new EventLog().Created("T-1", Start, team: "billing").Reply("T-1", Start + 1, agent: "ann")
            .Answered("r-1", Start + 2, "csat", 1, 5, 4, ticket: "T-1").Answered("r-2", Start + 3, "nps", 0, 10, 9, ticket: "T-1");
        Chatter(log, maxFacts).Answered("r-1", Later, "csat", 1, 5, 1, ticket: "T-1", revision: 1).Withdrawn("r-2", Later + 1, ticket: "T-1");

        Assert.Equal(string.Empty, Differences(log, maxFacts, out var run));
        Assert.Equal(0, run.Outcomes.GetValueOrDefault(ApplyOutcome.Expired));
    }

    /// <summary>They are dated before the last settled fact, and only come later.</summary>
    [Fact]
    public void Answer_RevisedAndWithdrawnInTheSettledPast_IsRetracted()
    {
        var log = new EventLog().Created("T-1", Start, team: "billing").Reply("T-1", Start + 1, agent: "ann")
            .Answered("r-1", Start + 2, "csat", 1, 5, 4, ticket: "T-1").Answered("r-2", Start + 3, "nps", 0, 10, 9, ticket: "T-1");
        Chatter(log, 16).Answered("r-1", Start + 4, "csat", 1, 5, 1, ticket: "T-1", revision: 1).Withdrawn("r-2", Start + 5, ticket: "T-1");

        Assert.Equal(string.Empty, Differences(log, 16, out _));
    }

    /// <summary>Calls and answers from before a ticket that becomes known after they were settled.</summary>
    [Fact]
    public void CallsAndAnswers_SettledBeforeTheirTicketIsKnown_MoveToIt()
    {
        var log = new EventLog().Reply("T-1", Start, agent: "ann").Call("call-1", Start + 2, talk: 60, ticket: "T-1")
            .Answered("r-1", Start + 3, "csat", 1, 5, 4, ticket: "T-1");
        Chatter(log, 16).Created("T-1", Later, team: "billing");

        Assert.Equal(string.Empty, Differences(log, 16, out _));
    }

    /// <summary>A quarter of what a ticket keeps may be settled calls and answers; older ones are final, and are told from new ones.</summary>
    [Fact]
    public void CallsAndAnswers_MoreThanAreKept_AreFinalAndNeverCountedTwice()
    {
        var log = new EventLog().Created("T-1", Start, team: "billing");
        for (var i = 0; i < 6; i++)
        {
            log.Call($"call-{i}", Start + 1000 + (2 * i), talk: 60, ticket: "T-1").Answered($"r-{i}", Start + 1001 + (2 * i), "csat", 1, 5, 4, ticket: "T-1");
        }

        Chatter(log, 32);
        var run = Fed(log, 32);
        AssertSame(run, log);

        var late = new EventLog { Source = "/phones" };
        late.Answered("r-0", Later, "csat", 1, 5, 1, ticket: "T-1");
        late.Source = "/helpdesk";
        late.Call("call-0", Later, talk: 90, ticket: "T-1", revision: 1).Answered("r-0", Later + 1, "csat", 1, 5, 1, ticket: "T-1", revision: 1)
            .Withdrawn("r-0", Later + 2, ticket: "T-1");
        Feed(run, late);

        AssertSame(run, log);
        Assert.Equal(4, run.Outcomes[ApplyOutcome.Expired]);
    }

    [Fact]
    public void Message_ToldAgainLaterAfterItWasSettled_CountsOnce()
    {
        var log = new EventLog().Created("T-1", Start);
        for (var i = 0; i < 16; i++)
        {
            log.Message("T-1", Start + 1000 + i, "human", agent: "ann", messageId: $"m-{i}");
        }

        var run = Fed(log, 16);
        Feed(run, new EventLog().Message("T-1", Later, "human", agent: "bob", messageId: "m-5"));

        AssertSame(run, log);
        Assert.Equal(1, run.Outcomes[ApplyOutcome.Expired]);
    }

    /// <summary>Of a customer: a use whose id was settled comes again, under a later time.</summary>
    [Fact]
    public void UseOfAProduct_ToldAgainLaterAfterItWasSettled_CountsOnce()
    {
        var uses = new EventLog();
        for (var i = 0; i < 20; i++)
        {
            uses.Add("product.used", Start + i, EventLog.Data(("customerId", "C-1"), ("product", "stock")), id: $"u-{i}");
        }

        var run = new EngineRun(new EngineSettings { MaxFacts = 16 }, new StorageSettings(), family: Streaming.Ingestion.Decoding.EventFamily.Customers);
        Feed(run, uses);
        Feed(run, new EventLog().Add("product.used", Later, EventLog.Data(("customerId", "C-1"), ("product", "stock")), id: "u-6"));

        Assert.Equal((20, 1), (run.Outcomes[ApplyOutcome.Applied], run.Outcomes[ApplyOutcome.Expired]));
        Assert.Equal(68, Assert.Single(run.Store.Tickets()).Value[0]);
    }

    /// <summary>What a fact that is still kept says now lies in the settled past, where it cannot be counted any more: it stays what it was.</summary>
    [Fact]
    public void Fact_MovedIntoTheSettledPast_StaysWhereItIs()
    {
        var log = Chatter(new EventLog().Created("T-1", Start), 16)
            .Call("call-1", Later, talk: 60, ticket: "T-1", team: "tools");
        var run = Fed(log, 16);
        Feed(run, new EventLog().Call("call-1", Start + 1, talk: 90, ticket: "T-1", team: "tools", revision: 1));

        AssertSame(run, log);
        Assert.Equal(1, run.Outcomes[ApplyOutcome.Expired]);
    }

    /// <summary>All facts of one instant and kind: those that are settled are neither counted nor lost again, those behind them still count.</summary>
    [Fact]
    public void Facts_OfTheInstantThatIsHalfSettled_AreToldApart()
    {
        var log = new EventLog().Created("T-1", Start);
        for (var i = 10; i < 50; i++)
        {
            log.Message("T-1", Start + 1000, "human", agent: "ann", messageId: $"m-{i}");
        }

        var run = Fed(log, 16);
        Feed(run, log);
        log.Message("T-1", Start + 1000, "human", agent: "ann", messageId: "m-99");
        run.Feed(log.Records[^1]);
        run.Commit();

        AssertSame(run, log);
        Assert.Equal(42, run.Outcomes[ApplyOutcome.Applied]);
    }

    [Theory]
    [InlineData("erasure")]
    [InlineData("other")]
    public void Comment_AfterAnErasureThatWasSettled_IsNotKept(string reason)
    {
        var log = new EventLog().Created("T-1", Start).Answered("r-0", Start + 1, "csat", 1, 5, 4, ticket: "T-1", comment: "before")
            .Deleted("T-1", Start + 2, reason);
        Chatter(log, 16).Answered("r-1", Later, "csat", 1, 5, 4, ticket: "T-1", comment: "after");

        Assert.Equal(string.Empty, Differences(log, 16, out var run));
        Assert.Empty(StoredComments.Of(run.Store));
    }

    [Fact]
    public void Comment_OfAnAnswerThatWasSettled_StaysUntilItIsWithdrawn()
    {
        var log = new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "csat", 1, 5, 4, ticket: "T-1", comment: "fine");
        var run = Fed(Chatter(log, 16), 16);
        Assert.Equal("fine", Assert.Single(StoredComments.Of(run.Store)).Comment.Text);

        Feed(run, new EventLog().Withdrawn("r-1", Later, ticket: "T-1"));
        Assert.Empty(StoredComments.Of(run.Store));
    }

    /// <summary>Enough messages that everything before them is settled, each a little later than the one before.</summary>
    private static EventLog Chatter(EventLog log, int maxFacts)
    {
        for (var i = 0; i < maxFacts + (maxFacts / 2); i++)
        {
            log.Reply("T-1", Start + 100_000 + (i * 1000), agent: "ann");
        }

        return log;
    }

    private static void AssertSame(EngineRun run, EventLog log)
    {
        var differences = run.Differences(log.Records, Later, exactPanes: true);
        Assert.True(differences.Length == 0, differences);
    }

    private static string Differences(EventLog log, int maxFacts, out EngineRun run)
    {
        run = Fed(log, maxFacts);
        return run.Differences(log.Records, Later, exactPanes: true);
    }

    private static EngineRun Fed(EventLog log, int maxFacts)
    {
        var settings = new EngineSettings
        {
            MaxFacts = maxFacts,
            FinestSpan = TimeSpan.FromDays(4000),
            QuarterHourSpan = TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
        };
        var run = new EngineRun(settings, new StorageSettings());
        Feed(run, log);
        return run;
    }

    /// <summary>Feeds a log; every fifth event is followed by a commit, and what was committed by a crash.</summary>
    private static void Feed(EngineRun run, EventLog log)
    {
        for (var i = 0; i < log.Records.Count; i++)
        {
            run.Feed(log.Records[i]);
            if (i % 5 == 4)
            {
                run.Commit();
                run.Crash(withDormant: true);
            }
        }

        run.Commit();
        run.Advance(Math.Max(Later, run.Engine.TimerTimeMs));
        run.Commit();
    }

    private static long Number(EngineRun run, MeasureId measure) => StoredCells.Of(run.Store).Numbers(Cube.Main, static _ => "all")
        .Where(number => number.Key.EndsWith($" {measure.Value}", StringComparison.Ordinal)).Sum(static number => number.Value);
}
