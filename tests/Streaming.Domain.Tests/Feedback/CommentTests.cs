using System.Text;
using Streaming.Domain.Feedback;
using Streaming.Domain.Settings;
using Streaming.Domain.Tests.Shards;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Feedback;

/// <summary>Comments as they are stored, against the slow recount, on random logs.</summary>
public sealed class CommentTests
{
    private const string Mailbox = "jane.doe@example.com";

    private static readonly StorageSettings Busy = new() { MinCompactBytes = 200, MinCheckpointBytes = 200, ReadersKeep = 2, MaxCommitBytes = 4000, MaxCachedTickets = 3 };

    private static readonly RandomLogOptions Many = new() { MostTickets = 40 };

    // Long enough that no ticket of the log has been let go with its comments.
    private static readonly long NowMs = new RandomLogOptions().StartMs + (60 * 86_400_000L);

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Apply_AnyLogInAnyOrderWithCrashes_KeepsTheCommentsOfTheRecount(int block)
    {
        var compared = 0;
        for (var seed = block * 1000; seed < (block * 1000) + 25; seed++)
        {
            var (log, random) = (RandomLog.Generate(seed, Many), new Random(seed));
            foreach (var days in new[] { 3000, 50 })
            {
                var settings = new EngineSettings { Comments = new CommentSettings { Redacts = false, Span = TimeSpan.FromDays(days) } };
                var run = new EngineRun(settings, Busy);
                FeedWithCrashes(run, log, random);

                compared += AssertEqual(run, log, new RecountOptions { CommentSpan = settings.Comments.Span }, static text => text, seed);
            }
        }

        Assert.True(compared > 10);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Apply_AnyLog_StoresNoAddress(int block)
    {
        for (var seed = block * 1000; seed < (block * 1000) + 30; seed++)
        {
            var log = RandomLog.Generate(seed);
            var run = new EngineRun(new EngineSettings(), Busy);
            FeedWithCrashes(run, log, new Random(seed));

            AssertEqual(run, log, new RecountOptions(), static text => text.Replace(Mailbox, CommentRedactor.EmailMark, StringComparison.Ordinal), seed);
            Assert.All(
                Enum.GetValues<Domain.Shards.ShardHash>().SelectMany(run.Store.Read),
                field => Assert.True(field.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Mailbox)) < 0));
        }
    }

    [Fact]
    public void Apply_RevisedWithoutComment_TakesTheOldOneAway()
    {
        var run = Run(log => Answer(Answer(log, 1000, "r", "first"), 2000, "r", null, revision: 1));

        Assert.Empty(StoredComments.Of(run.Store));
    }

    [Fact]
    public void Apply_Withdrawn_LeavesNothingInTheStates()
    {
        var run = Run(log => Answer(log, 1000, "r", "secret words").Add("survey.withdrawn", 2000, ("responseId", "r"), ("ticketId", "T-1")));

        Assert.DoesNotContain(StoredComments.StatesOf(run.Store), state => Contains(state.State, "secret words"));
    }

    [Theory]
    [InlineData("erasure", false)]
    [InlineData("other", false)]
    [InlineData("spam", true)]
    public void Apply_TicketDeleted_ErasesComments(string reason, bool isKept)
    {
        var run = Run(log => Answer(log, 1000, "r", "secret words").Add("ticket.deleted", 900, ("ticketId", "T-1"), ("reason", reason)));

        Assert.Equal(isKept, StoredComments.StatesOf(run.Store).Any(state => Contains(state.State, "secret words")));
    }

    [Fact]
    public void Apply_TicketChangesBeforeTheAnswerLate_CommentInherits()
    {
        var run = Run(log => Answer(log.Add("ticket.created", 500, ("ticketId", "T-1"), ("customerId", "c"), ("category", "old"), ("team", "a")), 5000, "r", "words")
            .Add("ticket.attributes-changed", 2000, ("ticketId", "T-1"), ("category", "new"))
            .Add("ticket.message", 3000, ("ticketId", "T-1"), ("author", "human"), ("agentId", "ann")));

        var comment = Assert.Single(StoredComments.Of(run.Store)).Comment;
        Assert.Equal(("a", "new", "ann"), (comment.Values.Team, comment.Values.Category, comment.Values.Agent));
    }

    [Fact]
    public void Apply_SameAnswerWithOtherComment_SameOneStandsInAnyOrder()
    {
        string Stored(params string[] comments)
        {
            var run = Run(log => comments.Aggregate(log, (all, comment) => Answer(all, 1000, "r", comment)));
            return Assert.Single(StoredComments.Of(run.Store)).Comment.Text;
        }

        Assert.Equal(Stored("one", "two"), Stored("two", "one"));
        Assert.Equal(Stored("one", "two"), Stored("two", "two", "one", "two"));
    }

    [Fact]
    public void Apply_MoreThanATicketMayHave_NewestStay()
    {
        var run = Run(log => Enumerable.Range(0, 20).Reverse().Aggregate(log, (all, i) => Answer(all, 1000 + i, $"r-{i}", $"words {i}")));

        var texts = StoredComments.Of(run.Store).Select(static found => found.Comment.Text).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(4, 16).Select(static i => $"words {i}").Order(StringComparer.Ordinal), texts);
    }

    [Fact]
    public void Apply_MoreThanAShardMayHave_NewestStayAfterCrashesToo()
    {
        var settings = new EngineSettings { Comments = new CommentSettings { MaxPerShard = 25 } };
        var run = new EngineRun(settings, Busy);
        var random = new Random(5);
        var log = new EventLog();
        var order = Enumerable.Range(0, 100).ToArray();
        random.Shuffle(order);
        foreach (var i in order)
        {
            Answer(log, 1000 + i, $"r-{i}", $"words {i}", ticket: $"T-{i % 40}");
        }

        FeedWithCrashes(run, log.Records, random, advance: false);

        Assert.Equal(25, run.Engine.CommentCount);
        Assert.Equal(
            Enumerable.Range(75, 25).Select(static i => $"words {i}").Order(StringComparer.Ordinal),
            StoredComments.Of(run.Store).Select(static found => found.Comment.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Apply_MoreThanAShardMayHave_CountsThoseThatWent()
    {
        var run = Run(
            log => Enumerable.Range(0, 30).Aggregate(log, (all, i) => Answer(all, 1000 + (i * 7 % 30), $"r-{i}", "words", ticket: $"T-{i % 9}")),
            new CommentSettings { MaxPerShard = 10 });

        Assert.Equal((10, 20L), (run.Engine.CommentCount, run.Engine.SurplusCommentCount));
    }

    [Fact]
    public void AdvanceTimers_CommentTooOld_IsGoneFromTheStates()
    {
        var settings = new EngineSettings { Comments = new CommentSettings { Span = TimeSpan.FromDays(30) } };
        var run = new EngineRun(settings, new StorageSettings());
        foreach (var record in Answer(new EventLog(), 1000, "r", "secret words").Add("ticket.status-changed", 1500, ("ticketId", "T-1"), ("status", "closed")).Records)
        {
            run.Feed(record);
        }

        run.Commit();
        run.Crash(withDormant: false);
        run.Advance(1000 + (30 * 86_400_000L) - 1);
        Assert.Single(StoredComments.Of(run.Store));

        run.Advance(1000 + (30 * 86_400_000L));
        run.Commit();
        Assert.Empty(StoredComments.Of(run.Store));
        Assert.DoesNotContain(StoredComments.StatesOf(run.Store), state => Contains(state.State, "secret words"));
        Assert.Equal(0, run.Engine.CommentCount);
    }

    [Fact]
    public void Apply_DuplicateOfAForgottenComment_IsADuplicate()
    {
        var settings = new EngineSettings { Comments = new CommentSettings { Span = TimeSpan.FromDays(30) } };
        var run = new EngineRun(settings, new StorageSettings());
        var record = Answer(new EventLog(), 1000, "r", "words").Records[0];
        run.Feed(record);
        run.Advance(1000 + (30 * 86_400_000L));
        run.Feed(record);
        run.Commit();

        Assert.Equal(1, run.Outcomes[Domain.Shards.ApplyOutcome.Duplicate]);
        Assert.Empty(StoredComments.Of(run.Store));
    }

    [Fact]
    public void Apply_NoneAreKept_NoneIsStored()
    {
        var run = Run(log => Answer(log, 1000, "r", "secret words"), new CommentSettings { Span = TimeSpan.Zero });

        Assert.DoesNotContain(StoredComments.StatesOf(run.Store), state => Contains(state.State, "secret words"));
        Assert.Equal(0, run.Engine.CommentCount);
    }

    private static void FeedWithCrashes(EngineRun run, IReadOnlyList<RecountRecord> log, Random random, bool advance = true)
    {
        var committed = 0;
        for (var at = 0; at < log.Count; at++)
        {
            run.Feed(log[at]);
            switch (random.Next(8))
            {
                case 0 or 1:
                    run.Commit();
                    committed = at + 1;
                    break;
                case 2:
                    run.Crash(withDormant: random.Next(2) == 0);
                    at = committed - 1;
                    break;
                default:
                    break;
            }
        }

        if (advance)
        {
            run.Advance(NowMs);
        }

        run.Commit();
        run.Crash(withDormant: false);
        run.Commit();
    }

    private static int AssertEqual(EngineRun run, IReadOnlyList<RecountRecord> log, RecountOptions options, Func<string, string> shown, int seed)
    {
        var expected = SlowRecount.Of(log, NowMs, options).Comments
            .Select(comment => Line(
                comment.Scope.Id,
                comment.ResponseId,
                comment.AnsweredMs,
                comment.WrittenMs,
                comment.Answer.Value,
                comment.AsksStaff,
                comment.Split.Team,
                comment.Split.Agent,
                comment.Split.Channel,
                comment.Split.Category,
                comment.Split.Priority,
                shown(comment.Text)))
            .Order(StringComparer.Ordinal);
        var actual = StoredComments.Of(run.Store)
            .Select(found => Line(
                found.Subject,
                found.Comment.ResponseId,
                found.Comment.AnsweredMs,
                found.Comment.WrittenMs,
                found.Comment.Answer.Value,
                found.Comment.Answer.AudienceIsAgent,
                found.Comment.Values.Team,
                found.Comment.Values.Agent,
                found.Comment.Values.Channel,
                found.Comment.Values.Category,
                found.Comment.Values.Priority,
                found.Comment.Text))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal([$"seed {seed}", .. expected], [$"seed {seed}", .. actual]);
        return actual.Count;
    }

    private static string Line(params object?[] parts) => string.Join('|', parts.Select(static part => part ?? "-"));

    private static EngineRun Run(Func<EventLog, EventLog> write, CommentSettings? comments = null)
    {
        var run = new EngineRun(new EngineSettings { Comments = comments ?? new CommentSettings() }, new StorageSettings());
        foreach (var record in write(new EventLog()).Records)
        {
            run.Feed(record);
        }

        run.Commit();
        return run;
    }

    private static EventLog Answer(EventLog log, long timeMs, string response, string? comment, int? revision = null, string ticket = "T-1") => log.Add(
        revision is null ? "survey.answered" : "survey.revised",
        timeMs,
        ("responseId", response),
        ("ticketId", ticket),
        ("kind", "csat"),
        ("scaleMin", 1),
        ("scaleMax", 5),
        ("value", 2),
        ("revision", revision),
        ("comment", comment));

    private static bool Contains(byte[] state, string text) => state.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
