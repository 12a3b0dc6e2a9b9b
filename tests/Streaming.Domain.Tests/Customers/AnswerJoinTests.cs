using System.Text;
using Streaming.Domain.Cells;
using Streaming.Domain.Customers;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tests.Shards;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Customers;

/// <summary>What the shards of answers tell those of customers where the latest of each counts, and that they tell nothing where every answer does.</summary>
public sealed class AnswerJoinTests
{
    private const long Start = 1_772_409_600_000;
    private static readonly EngineSettings Latest = new() { SurveyUnit = SurveyUnit.LatestPerCustomer };

    [Fact]
    public void Answer_EveryAnswerCounts_IsToldToNobody()
    {
        var run = Run(new EngineSettings(), new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "nps", 0, 10, 9, ticket: "T-1"));

        Assert.Equal([EventKind.TicketOpened], Told(run).Select(static message => message.Kind));
        Assert.All(run.Store.Read(ShardHash.CellLog), static entry => Assert.Equal(CellCodec.Format, entry.Value[0]));
    }

    [Fact]
    public void Answer_OfATicket_IsToldWithTheTicketsValuesToItsCustomer()
    {
        var run = Run(
            Latest,
            new EventLog().Created("T-1", Start, team: "front", channel: "mail", priority: "high").Reply("T-1", Start + 1, "ann")
                .Answered("r-1", Start + 60_000, "nps", 0, 10, 9, ticket: "T-1", category: "refund"));

        var told = Told(run).Single(static message => message.Kind == EventKind.AnswerTold);
        Assert.Equal("c-1", told.Customer);
        Assert.Equal("r-1\0T-1\u0003", told.Identity);
        Assert.Equal("Nps 0-10 9 team=front agent=ann channel=mail category=refund priority=high product=", told.Answer);
        Assert.Equal(Start + 60_000, told.TimeMs);
    }

    [Fact]
    public void Answer_ThatNamesItsCustomer_IsThatOnes()
    {
        var log = new EventLog().Created("T-1", Start);
        log.Add("survey.answered", Start + 1, Survey("r-1", "T-1", 9, "c-7"));
        log.Add("survey.answered", Start + 2, Survey("r-2", null, 3, "c-8"));

        Assert.Equal([("c-7", "r-1\0T-1\u0003"), ("c-8", "r-2\0\u0003")], Told(Run(Latest, log)).Where(static message => message.Kind == EventKind.AnswerTold).Select(static message => (message.Customer, message.Identity)));
    }

    [Fact]
    public void Answer_RevisedAndWithdrawn_IsToldAnewWithAGreaterNumber()
    {
        var run = Run(
            Latest,
            new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "csat", 1, 5, 2, ticket: "T-1"),
            new EventLog().Answered("r-1", Start + 900, "csat", 1, 5, 5, ticket: "T-1", revision: 1),
            new EventLog().Withdrawn("r-1", Start + 1_000, "T-1"));

        var told = Told(run).Where(static message => message.Kind != EventKind.TicketOpened).ToList();
        Assert.Equal([EventKind.AnswerTold, EventKind.AnswerTold, EventKind.AnswerTakenBack], told.Select(static message => message.Kind));
        Assert.StartsWith("Csat 1-5 5 ", told[1].Answer, StringComparison.Ordinal);
        Assert.Equal(told.Select(static message => message.Number).Order().Distinct(), told.Select(static message => message.Number));
        Assert.All(told, static message => Assert.Equal(Start + 1, message.TimeMs));
    }

    [Fact]
    public void Answer_ThatTurnsOutToBeAnothers_IsTakenBackFromTheFirst()
    {
        var revised = new EventLog();
        revised.Add("survey.revised", Start + 900, Survey("r-1", "T-1", 9, "c-2").Append(new("revision", 1)));
        var run = Run(Latest, new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "nps", 0, 10, 9, ticket: "T-1"), revised);

        Assert.Equal(
            [("c-1", EventKind.AnswerTold), ("c-1", EventKind.AnswerTakenBack), ("c-2", EventKind.AnswerTold)],
            Told(run).Where(static message => message.Kind != EventKind.TicketOpened).Select(static message => (message.Customer, message.Kind)));
    }

    /// <summary>What a ticket contributes in all is the same before and after, and yet each customer's answer is another one.</summary>
    [Theory]
    [InlineData("c-2", 9, "c-1", 3)]
    [InlineData("c-1", 3, "c-2", 9)]
    public void Answers_OfOneInstantThatChangePlacesInOneCommit_AreToldAnew(string firstCustomer, int firstValue, string secondCustomer, int secondValue)
    {
        var answers = new EventLog().Created("T-1", Start);
        answers.Add("survey.answered", Start + 1, Survey("r-1", "T-1", 9, "c-1"));
        answers.Add("survey.answered", Start + 1, Survey("r-2", "T-1", 3, "c-2"));
        var revised = new EventLog();
        revised.Add("survey.revised", Start + 900, Survey("r-1", "T-1", firstValue, firstCustomer).Append(new("revision", 1)));
        revised.Add("survey.revised", Start + 900, Survey("r-2", "T-1", secondValue, secondCustomer).Append(new("revision", 1)));

        var told = Told(Run(Latest, answers, revised))
            .GroupBy(static message => (message.Customer, message.Identity))
            .Select(static messages => messages.MaxBy(static message => message.Number)!)
            .Where(static message => message.Kind == EventKind.AnswerTold)
            .Select(static message => (message.Customer, message.Identity[..3], message.Answer.Split(' ')[2]));

        Assert.Equal(
            [(firstCustomer, "r-1", $"{firstValue}"), (secondCustomer, "r-2", $"{secondValue}")],
            told.OrderBy(static answer => answer.Item2, StringComparer.Ordinal));
    }

    [Fact]
    public void Answer_BeforeItsTicketIsKnown_IsToldOnceTheCustomerIs()
    {
        var run = Run(Latest, new EventLog().Answered("r-1", Start + 1, "nps", 0, 10, 9, ticket: "T-1"), new EventLog().Created("T-1", Start));

        Assert.Equal([EventKind.TicketOpened, EventKind.AnswerTold], Told(run).Select(static message => message.Kind));
    }

    [Fact]
    public void Answer_ToldAgainByWhatChangesNothing_IsNotTold()
    {
        var run = Run(
            Latest,
            new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "nps", 0, 10, 9, ticket: "T-1"),
            new EventLog().Status("T-1", Start + 2, "solved").Status("T-1", Start + 3, "closed"));

        Assert.Single(Told(run), static message => message.Kind == EventKind.AnswerTold);
    }

    [Fact]
    public void Answer_OfARepresentative_IsToldToNobody() =>
        Assert.DoesNotContain(
            Told(Run(Latest, new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "csat", 1, 5, 5, ticket: "T-1", audience: "agent"))),
            static message => message.Kind is EventKind.AnswerTold or EventKind.AnswerTakenBack);

    /// <summary>Ids may be as long as they like, up to their limit: what is told of them is within every limit itself.</summary>
    [Fact]
    public void Answer_OfTheLongestIds_IsTold()
    {
        var (ticket, response) = (new string('t', 128), new string('r', 128));
        var run = Run(Latest, new EventLog().Created(ticket, Start).Answered(response, Start + 1, "nps", 0, 10, 9, ticket: ticket));

        Assert.Equal([ticket, $"{response}\0{ticket}\u0080"], Told(run).Select(static message => message.Identity));
    }

    /// <summary>What was told stays told where the store lost the commits that told it: what is told of the same things afterwards must count as newer.</summary>
    [Fact]
    public void Telling_AfterTheStoreLostItsCommits_HasGreaterNumbersThanAnythingBefore()
    {
        var run = new EngineRun(Latest, new StorageSettings { JoinTopic = "joins" });
        run.LoseStore(Start);
        for (var i = 0; i < 40; i++)
        {
            Feed(run, new EventLog().Created($"T-{i}", Start + i), $"e{i}");
        }

        var lost = Told(run);
        run.LoseStore(Start + 1_000);
        Feed(run, new EventLog().Created("T-0", Start), "e0");
        Feed(run, new EventLog().Deleted("T-0", Start + 100, "spam"), "gone");

        var told = Told(run);
        Assert.Equal([EventKind.TicketOpened, EventKind.TicketVoided], told.Select(static entry => entry.Kind));
        Assert.True(told.Min(static entry => entry.Number) > lost.Max(static entry => entry.Number));
    }

    /// <summary>An owner whose clock is behind goes on from the numbers of the owner before.</summary>
    [Fact]
    public void Telling_AfterATakeoverByASlowerClock_HasGreaterNumbersThanAnythingBefore()
    {
        var run = new EngineRun(Latest, new StorageSettings { JoinTopic = "joins" });
        run.LoseStore(Start);
        Feed(run, new EventLog().Created("T-1", Start), "e1");
        var before = Told(run);
        run.Crash(withDormant: true);

        Feed(run, new EventLog().Created("T-2", Start), "e2");

        var told = Told(run).ExceptBy(before.Select(static entry => entry.Number), static entry => entry.Number);
        Assert.True(Assert.Single(told).Number > before.Max(static entry => entry.Number));
    }

    /// <summary>However much one commit tells, no message is larger than a broker takes.</summary>
    [Fact]
    public void Commit_OfManyTickets_TellsThemInMessagesThatFitARecord()
    {
        var log = new EventLog();
        for (var i = 0; i < 5_000; i++)
        {
            log.Created($"T-{i}", Start + i);
        }

        var messages = Messages(Run(new EngineSettings(), log));

        Assert.InRange(messages.Count, 2, 10);
        Assert.All(messages, static message => Assert.InRange(message.Payload.Length, 1, 100_000));
        Assert.Equal(Enumerable.Range(0, 5_000).Select(static i => $"T-{i}"), messages.SelectMany(Read).Select(static told => told.Identity));
    }

    /// <summary>What is on its way keeps its bytes while the shard goes on and others are done with, for it may have to be sent once more.</summary>
    [Fact]
    public void Commit_OthersAcknowledgedMeanwhile_KeepsWhatIsOnItsWay()
    {
        const int Commits = 40;
        var run = Run(new EngineSettings(), [.. Enumerable.Range(0, Commits).Select(static i => new EventLog().Created($"T-{i}", Start + i))]);
        var first = Messages(run);
        run.Engine.Outbox.Acknowledge(first[9].Number);
        for (var i = 0; i < Commits; i++)
        {
            foreach (var record in new EventLog().Created($"U-{i}", Start + i).Records)
            {
                run.Feed(new RecountRecord(record.Json.Replace("\"e-", $"\"later{i}-", StringComparison.Ordinal), record.RecordTimestampMs));
            }

            run.Commit();
        }

        run.Engine.Outbox.TakeAgain();

        Assert.All(first[..10], static message => Assert.True(message.Payload.IsEmpty));
        Assert.Equal(
            [.. Enumerable.Range(10, Commits - 10).Select(static i => $"T-{i}"), .. Enumerable.Range(0, Commits).Select(static i => $"U-{i}")],
            Messages(run).SelectMany(Read).Select(static told => told.Identity));
    }

    /// <summary>What an older version cannot read says so by its form, and only where there is any of it.</summary>
    [Fact]
    public void Cells_OfAnswersOfSomebodyUnknown_HaveAFormOfTheirOwn()
    {
        var run = Run(Latest, new EventLog().Created("T-1", Start), new EventLog().Answered("r-1", Start + 1, "nps", 0, 10, 9), new EventLog().Created("T-2", Start));

        Assert.Equal([1, 2, 1], run.Store.Read(ShardHash.CellLog).Select(static entry => (int)entry.Value[0]));
        Assert.Single(StoredCells.Of(run.Store).Numbers(Cube.Answers, static _ => ""));
        var future = run.Store.Read(ShardHash.CellLog).First().Value;
        future[0] = 3;
        var fault = Assert.Throws<InvalidDataException>(() => CellCodec.ReadLogEntry(1, future, new StoredCells()));
        Assert.Contains("format 3", fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Survey(string response, string? ticket, int value, string? customer) => EventLog.Data(
        ("responseId", response), ("ticketId", ticket), ("kind", "nps"), ("scaleMin", 0), ("scaleMax", 10), ("value", value), ("customerId", customer));

    private static EngineRun Run(EngineSettings settings, params EventLog[] commits)
    {
        var run = new EngineRun(settings, new StorageSettings { JoinTopic = "joins" });
        foreach (var (at, log) in commits.Index())
        {
            Feed(run, log, $"e{at}");
        }

        return run;
    }

    private static void Feed(EngineRun run, EventLog log, string ids)
    {
        foreach (var record in log.Records)
        {
            // Each log numbers its events from one.
            run.Feed(new RecountRecord(record.Json.Replace("\"e-", $"\"{ids}-", StringComparison.Ordinal), record.RecordTimestampMs));
        }

        run.Commit();
    }

    private static List<Streaming.Domain.Outbox.OutboxMessage> Messages(EngineRun run)
    {
        var messages = new List<Streaming.Domain.Outbox.OutboxMessage>();
        while (run.Engine.Outbox.TakeNext(run.Engine.Version) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    private static List<ToldEntry> Told(EngineRun run) => [.. Messages(run).SelectMany(Read)];

    private static List<ToldEntry> Read(Streaming.Domain.Outbox.OutboxMessage message)
    {
        Assert.True(message.Key.IsEmpty);
        var batch = new EventBatch();
        JoinCodec.Read(message.Payload.Span, batch);
        var told = new List<ToldEntry>();
        for (var i = 0; i < batch.Count; i++)
        {
            ref var one = ref batch[i];
            string Text(TextRef text) => Encoding.Latin1.GetString(batch.Text(text));
            Assert.Equal((SubjectKind.Customer, IdentityKey.MessageId, one.TimeMs), (one.SubjectKind, one.IdentityKey, one.RecordTimeMs));
            var isOfAnswer = one.Kind is EventKind.AnswerTold or EventKind.AnswerTakenBack;
            Assert.Equal(isOfAnswer ? "/surveys" : "/tickets", Text(one.Source));
            var answer = $"{one.SurveyKind} {one.ScaleMin}-{one.ScaleMax} {one.Value} team={Text(one.Team)} agent={Text(one.Agent)} channel={Text(one.Channel)} category={Text(one.Category)} priority={Text(one.Priority)} product={Text(one.Product)}";
            told.Add(new ToldEntry(one.Kind, Text(one.Subject), Text(one.Identity), one.TimeMs, isOfAnswer ? one.Amount : one.Sequence, answer));
        }

        Assert.Equal(message.TimestampMs, told.Max(static one => one.TimeMs));
        return told;
    }

    private sealed record ToldEntry(EventKind Kind, string Customer, string Identity, long TimeMs, long Number, string Answer);
}
