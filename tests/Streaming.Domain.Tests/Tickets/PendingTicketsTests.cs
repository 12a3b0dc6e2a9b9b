using System.Text;
using Streaming.Domain.Binary;
using Streaming.Domain.Customers;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tickets;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>Tickets wait for the next commit to be worked out: nothing that is stored depends on where commits end.</summary>
public sealed class PendingTicketsTests
{
    private const long Start = 1_772_409_600_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stored_NeverDependsOnWhereCommitsEnd(int seed)
    {
        // So few facts are kept that tickets are settled, with events that come too late for it, and in any order.
        var settings = new EngineSettings { MaxFacts = 6, FinestSpan = TimeSpan.FromDays(4000), QuarterHourSpan = TimeSpan.FromDays(5000), DaySpan = TimeSpan.FromDays(6000) };
        var log = RandomLog.Generate(seed);
        var (often, seldom, never) = (Run(log, settings, static _ => true), Run(log, settings, static at => at % 7 == 6), Run(log, settings, static _ => false));

        Assert.NotEmpty(often.Cells);
        Assert.Equal(often, seldom);
        Assert.Equal(often, never);
    }

    [Fact]
    public void Event_ForATicketThatWaits_IsKnownForWhatItIs()
    {
        var run = new EngineRun(new EngineSettings(), new StorageSettings());
        var log = new EventLog().Created("T-1", Start).Reply("T-1", Start + 10_000, agent: "ann");
        foreach (var record in log.Records.Concat(log.Records))
        {
            run.Feed(record);
        }

        Assert.Equal((2, 2), (run.Outcomes[ApplyOutcome.Applied], run.Outcomes[ApplyOutcome.Duplicate]));
        Assert.Equal((1, 0L), (run.Engine.TicketCount, run.Engine.CellCount));
        Assert.True(run.Engine.HasChanges);
        Assert.True(run.Engine.ChangedBytes > 0);
        run.Commit();
        Assert.True(run.Engine.CellCount > 0);
        Assert.Equal((false, 0L), (run.Engine.HasChanges, run.Engine.ChangedBytes));
        run.Advance(Start + 20_000);
        run.Commit();
        Assert.Equal(string.Empty, run.Differences(log.Records, Start + 20_000, exactPanes: true));
    }

    [Fact]
    public void Deadline_OfATicketThatWaits_FindsAllItsFacts()
    {
        var settings = new EngineSettings { AbandonAfter = TimeSpan.FromHours(1) };
        var run = new EngineRun(settings, new StorageSettings());
        var log = new EventLog().Created("T-1", Start).Reply("T-1", Start + 10_000, agent: "ann");
        run.Feed(log.Records[0]);
        run.Commit();
        run.Feed(log.Records[1]);

        // By its creation alone the ticket would be silent by now; its reply, which waits, came ten seconds later.
        run.Advance(Start + 3_600_000);
        run.Commit();
        Assert.Equal(1, Backlog(run));

        run.Advance(Start + 3_610_000);
        run.Commit();
        Assert.Equal(0, Backlog(run));
    }

    /// <summary>An answer that is settled by the facts behind it, all within one commit, was told before: whoever it is of counts it for ever.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(512)]
    public void Answer_SettledInTheCommitThatBringsIt_IsToldAllTheSame(int maxFacts)
    {
        var settings = new EngineSettings { MaxFacts = maxFacts, SurveyUnit = SurveyUnit.LatestPerCustomer };
        var run = new EngineRun(settings, new StorageSettings { JoinTopic = "joins" });
        var log = new EventLog().Created("T-1", Start);
        for (var i = 0; i < maxFacts - 2; i++)
        {
            log.Reply("T-1", Start + 100_000 + (i * 1000), "ann");
        }

        var before = log.Records.Count;
        log.Answered("r-1", Start + 50_000, "nps", 0, 10, 9, ticket: "T-1").Reply("T-1", Start + 10_000_000, "ann").Reply("T-1", Start + 10_001_000, "ann");
        foreach (var record in log.Records.Take(before))
        {
            run.Feed(record);
        }

        run.Commit();
        foreach (var record in log.Records.Skip(before))
        {
            run.Feed(record);
        }

        run.Commit();
        var told = new EventBatch();
        while (run.Engine.Outbox.TakeNext(run.Store.Version) is { } message)
        {
            JoinCodec.Read(message.Payload.Span, told);
        }

        Assert.Equal([EventKind.TicketOpened, EventKind.AnswerTold], Enumerable.Range(0, told.Count).Select(i => told[i].Kind));
    }

    [Fact]
    public void Comments_BeyondALimitThatWasLowered_GoWithTheNextCommits()
    {
        var run = new EngineRun(new EngineSettings(), new StorageSettings());
        var log = new EventLog();
        for (var i = 0; i < 100; i++)
        {
            log.Answered($"r-{i}", Start + i, "nps", 0, 10, 9, ticket: $"T-{i}", comment: "words");
        }

        foreach (var record in log.Records)
        {
            run.Feed(record);
        }

        run.Commit();
        var engine = run.Store.Load(new EngineSettings { Comments = new CommentSettings { MaxPerShard = 10 } }, new StorageSettings(), withDormant: true);
        Assert.Equal(100, engine.CommentCount);
        for (var i = 0; i < 2; i++)
        {
            engine.CreateCommit(new ShardEpoch(1, 1), new ShardMeta { Topics = [] }).Dispose();
        }

        Assert.Equal(10, engine.CommentCount);
    }

    /// <summary>Events as fast as they can, of tickets that most of them create anew: a commit holds what it may, and there is room for the upkeep of the logs.</summary>
    [Fact]
    public void Commits_BySize_HoldNoMoreThanTheyMay()
    {
        const int Tickets = 20_000;
        var storage = new StorageSettings { JoinTopic = "joins", HasTicketReaders = false, ReadersKeep = 20, MinCompactBytes = 1 << 20, MinCheckpointBytes = 256 * 1024 };
        var run = new EngineRun(new EngineSettings(), storage);
        var (sizes, fields, waited) = (new List<long>(), new List<int>(), 0);
        foreach (var record in Load(Tickets))
        {
            run.Feed(record);
            if (run.Engine.ChangedBytes < 224 * 1024 && !(run.Engine.NeedsRoom && ++waited % 64 == 0))
            {
                continue;
            }

            var commit = run.Engine.CreateCommit(new ShardEpoch(1, 1), new ShardMeta { Topics = [] });
            sizes.Add(commit.PayloadBytes);
            fields.Add(commit.Writes.Count);
            run.Store.Apply(commit);
            while (run.Engine.Outbox.TakeNext(run.Store.Version) is { } message)
            {
                run.Engine.Outbox.Acknowledge(message.Number);
            }
        }

        // A page is written whole, so one of them may be beyond.
        Assert.InRange(sizes.Count, 40, 100);
        Assert.All(sizes.Skip(5), static size => Assert.InRange(size, 1, (256 + 16) * 1024));
        Assert.True(sizes.Skip(10).Average() > 150 * 1024);
        Assert.All(fields, static count => Assert.InRange(count, 1, 1_000 + 256));
        Assert.InRange(run.Store.Read(ShardHash.CellLog).Sum(PlainBytes), 0, 4 << 20);
        Assert.InRange(run.Store.Read(ShardHash.TicketLog).Sum(PlainBytes), 0, 4 << 20);
        Assert.True(run.Store.Count(ShardHash.Pages) > 100);
        Assert.True(run.Store.Count(ShardHash.Dormant) > Tickets / 2);
    }

    [Fact]
    public void Tickets_TakenOutOfTurn_LeaveTheOthersInTheirOrder()
    {
        var tickets = new TicketStore(new StorageSettings());
        var pending = new PendingTickets(tickets);
        var numbers = Enumerable.Range(0, 5).Select(i => tickets.Add(Encoding.UTF8.GetBytes($"T-{i}"))).ToArray();
        var workspaces = numbers.ToDictionary(static number => number, _ => new TicketWorkspace());
        foreach (var number in numbers.Concat(numbers[..2]))
        {
            pending.Add(number, workspaces[number]);
        }

        pending.Take(numbers[1]);
        pending.Take(numbers[1]);
        pending.Take(numbers[3]);

        Assert.Null(pending.Find(numbers[1]));
        Assert.Same(workspaces[numbers[4]], pending.Find(numbers[4]));
        Assert.Equal(3, pending.Count);
        var from = 0;
        Assert.Equal([numbers[0], numbers[2], numbers[4], TicketMap.None], Enumerable.Range(0, 4).Select(_ => pending.Next(ref from)));
        foreach (var number in numbers)
        {
            pending.Take(number);
        }

        Assert.Equal((0, 0L), (pending.Count, pending.ChangedBytes));
        pending.Add(numbers[1], workspaces[numbers[1]]);
        from = 0;
        Assert.Equal(numbers[1], pending.Next(ref from));
    }

    private static long PlainBytes((byte[] Field, byte[] Value) entry)
    {
        using var plain = PlainValue.Of(entry.Value);
        return plain.Bytes.Length;
    }

    private static IEnumerable<RecountRecord> Load(int tickets)
    {
        var records = new List<(int Place, RecountRecord Record)>();
        for (var i = 0; i < tickets; i++)
        {
            var (key, timeMs, agent) = ($"T-{i}", Start + (i * 1000L), $"agent-{i % 50}");
            var log = new EventLog { Source = $"/desk/{i}" }
                .Created(key, timeMs, team: $"team-{i % 20}", channel: $"c-{i % 4}", priority: $"p{i % 4}")
                .Reply(key, timeMs + 60_000, agent)
                .Customer(key, timeMs + 90_000)
                .Status(key, timeMs + 120_000, "solved", agent)
                .Status(key, timeMs + 130_000, "closed");
            records.AddRange(log.Records.Select((record, stage) => (i + (stage * 1_500), record)));
        }

        return records.OrderBy(static one => one.Place).Select(static one => one.Record);
    }

    private static long Backlog(EngineRun run) => StoredCells.Of(run.Store).Numbers(Cube.Main, static _ => "")
        .Where(static number => number.Key.EndsWith(" 16", StringComparison.Ordinal)).Sum(static number => number.Value);

    private static Stored Run(IReadOnlyList<RecountRecord> log, EngineSettings settings, Func<int, bool> commits)
    {
        var run = new EngineRun(settings, new StorageSettings());
        for (var at = 0; at < log.Count; at++)
        {
            run.Feed(log[at]);
            if (commits(at))
            {
                run.Commit();
            }
        }

        run.Advance(RandomLog.SettledTimeMs());
        run.Commit();
        var cells = StoredCells.Of(run.Store);
        var numbers = new[] { Cube.Main, Cube.Agent, Cube.Customer }.SelectMany(cube => cells.Numbers(cube, PaneOf).Select(number => $"{cube} {number}"));
        return new Stored(string.Join('\n', numbers), string.Join(", ", run.Outcomes.OrderBy(static outcome => outcome.Key)));
    }

    private static string PaneOf(PaneKey pane) => pane.ToString();

    private sealed record Stored(string Cells, string Outcomes);
}
