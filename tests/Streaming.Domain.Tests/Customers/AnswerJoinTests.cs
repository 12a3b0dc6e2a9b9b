using System.Text;
using System.Text.Json;
using Streaming.Domain.Cells;
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

        Assert.Equal(["ticket-opened"], Told(run).Select(static message => message.Type));
        Assert.All(run.Store.Read(ShardHash.CellLog), static entry => Assert.Equal(CellCodec.Format, entry.Value[0]));
    }

    [Fact]
    public void Answer_OfATicket_IsToldWithTheTicketsValuesToItsCustomer()
    {
        var run = Run(
            Latest,
            new EventLog().Created("T-1", Start, team: "front", channel: "mail", priority: "high").Reply("T-1", Start + 1, "ann")
                .Answered("r-1", Start + 60_000, "nps", 0, 10, 9, ticket: "T-1", category: "refund"));

        var told = Told(run).Single(static message => message.Type == "survey-answered");
        Assert.Equal("c-1", told.Customer);
        Assert.Equal(
            """{"customerId":"c-1","responseId":"r-1","ticketId":"T-1","kind":"nps","scaleMin":0,"scaleMax":10,"value":9,"team":"front","agentId":"ann","channel":"mail","category":"refund","priority":"high"}""",
            told.Data);
        Assert.Equal(Start + 60_000, told.TimeMs);
    }

    [Fact]
    public void Answer_ThatNamesItsCustomer_IsThatOnes()
    {
        var log = new EventLog().Created("T-1", Start);
        log.Add("survey.answered", Start + 1, Survey("r-1", "T-1", 9, "c-7"));
        log.Add("survey.answered", Start + 2, Survey("r-2", null, 3, "c-8"));

        Assert.Equal([("c-7", "r-1"), ("c-8", "r-2")], Told(Run(Latest, log)).Where(static message => message.Type == "survey-answered").Select(static message => (message.Customer, message.Response)));
    }

    [Fact]
    public void Answer_RevisedAndWithdrawn_IsToldAnewWithAGreaterNumber()
    {
        var run = Run(
            Latest,
            new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "csat", 1, 5, 2, ticket: "T-1"),
            new EventLog().Answered("r-1", Start + 900, "csat", 1, 5, 5, ticket: "T-1", revision: 1),
            new EventLog().Withdrawn("r-1", Start + 1_000, "T-1"));

        var told = Told(run).Where(static message => message.Type != "ticket-opened").ToList();
        Assert.Equal(["survey-answered", "survey-answered", "survey-taken-back"], told.Select(static message => message.Type));
        Assert.Contains("\"value\":5", told[1].Data, StringComparison.Ordinal);
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
            [("c-1", "survey-answered"), ("c-1", "survey-taken-back"), ("c-2", "survey-answered")],
            Told(run).Where(static message => message.Type != "ticket-opened").Select(static message => (message.Customer, message.Type)));
    }

    [Fact]
    public void Answer_BeforeItsTicketIsKnown_IsToldOnceTheCustomerIs()
    {
        var run = Run(Latest, new EventLog().Answered("r-1", Start + 1, "nps", 0, 10, 9, ticket: "T-1"), new EventLog().Created("T-1", Start));

        Assert.Equal(["ticket-opened", "survey-answered"], Told(run).Select(static message => message.Type));
    }

    [Fact]
    public void Answer_ToldAgainByWhatChangesNothing_IsNotTold()
    {
        var run = Run(
            Latest,
            new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "nps", 0, 10, 9, ticket: "T-1"),
            new EventLog().Status("T-1", Start + 2, "solved").Status("T-1", Start + 3, "closed"));

        Assert.Single(Told(run), static message => message.Type == "survey-answered");
    }

    [Fact]
    public void Answer_OfARepresentative_IsToldToNobody() =>
        Assert.DoesNotContain(
            Told(Run(Latest, new EventLog().Created("T-1", Start).Answered("r-1", Start + 1, "csat", 1, 5, 5, ticket: "T-1", audience: "agent"))),
            static message => message.Type.StartsWith("survey", StringComparison.Ordinal));

    /// <summary>Ids may be as long as they like, up to their limit: what is told of them is within every limit itself.</summary>
    [Fact]
    public void Message_OfTheLongestIds_IsRead()
    {
        var (ticket, response) = (new string('t', 128), new string('r', 128));
        var run = Run(Latest, new EventLog().Created(ticket, Start).Answered(response, Start + 1, "nps", 0, 10, 9, ticket: ticket));

        foreach (var message in Messages(run))
        {
            var batch = new Events.EventBatch();
            Assert.True(new Ingestion.Decoding.EventDecoder(SurveyCuts.Default, Ingestion.Decoding.EventFamily.Customers).Decode(message.Payload.Span, message.Key.Span, batch).IsDecoded);
        }
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
            foreach (var record in log.Records)
            {
                // Each log numbers its events from one.
                run.Feed(new RecountRecord(record.Json.Replace("\"e-", $"\"e{at}-", StringComparison.Ordinal), record.RecordTimestampMs));
            }

            run.Commit();
        }

        return run;
    }

    private static List<Streaming.Domain.Outbox.OutboxMessage> Messages(EngineRun run)
    {
        var messages = new List<Streaming.Domain.Outbox.OutboxMessage>();
        while (run.Engine.Outbox.TakeNext(run.Engine.Version) is { } message)
        {
            run.Engine.Outbox.Acknowledge(message.Number);
            messages.Add(message);
        }

        return messages;
    }

    private static List<(string Type, string Customer, string? Response, long TimeMs, long Number, string Data)> Told(EngineRun run) => Messages(run).ConvertAll(static message =>
    {
        using var json = JsonDocument.Parse(message.Payload);
        var (root, data) = (json.RootElement, json.RootElement.GetProperty("data"));
        Assert.Equal(data.GetProperty("customerId").GetString(), Encoding.UTF8.GetString(message.Key.Span));
        Assert.Equal(message.TimestampMs, root.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds());
        return (
            root.GetProperty("type").GetString()!["support.customer.".Length..^".v1".Length],
            data.GetProperty("customerId").GetString()!,
            data.TryGetProperty("responseId", out var response) ? response.GetString() : null,
            message.TimestampMs,
            long.Parse(root.GetProperty("sequence").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            data.GetRawText());
    });
}
