using System.Text;
using Streaming.Domain.Settings;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Shards;

/// <summary>The engine against the slow recount, on random logs; a log that fails is shrunk before it is shown.</summary>
public sealed class ShardEngineTests
{
    private const long DayMs = 86_400_000;

    private static readonly EngineSettings AllFine = new()
    {
        FinestSpan = TimeSpan.FromDays(4000),
        QuarterHourSpan = TimeSpan.FromDays(5000),
        DaySpan = TimeSpan.FromDays(6000),
    };

    private static readonly StorageSettings Busy = new()
    {
        MinCompactBytes = 200,
        MinCheckpointBytes = 200,
        ReadersKeep = 2,
        MaxCommitBytes = 4000,
        MaxCachedTickets = 3,
    };

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Apply_AnyLogInAnyOrder_EqualsRecount(int block) => Check(block, 60, (log, _) =>
    {
        var run = new EngineRun(AllFine, new StorageSettings());
        FeedAll(run, log);
        run.Advance(RandomLog.SettledTimeMs());
        run.Commit();
        return run.Differences(log, RandomLog.SettledTimeMs(), exactPanes: true);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Apply_TimersBetweenEvents_EqualsRecount(int block) => Check(block, 40, (log, random) =>
    {
        var run = new EngineRun(AllFine, new StorageSettings());
        var timeMs = new RandomLogOptions().StartMs;
        foreach (var record in log)
        {
            run.Feed(record);
            if (random.Next(3) == 0)
            {
                timeMs += random.NextInt64(0, 86_400_000);
                run.Advance(timeMs);
            }
        }

        run.Advance(RandomLog.SettledTimeMs());
        run.Commit();
        return run.Differences(log, RandomLog.SettledTimeMs(), exactPanes: true);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Load_AfterCrashesAtAnyPoint_EqualsRecount(int block) => Check(block, 40, (log, random) =>
    {
        var run = new EngineRun(AllFine, Busy);
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

        run.Advance(RandomLog.SettledTimeMs());
        run.Commit();
        run.Crash(withDormant: true);
        run.Commit();
        return run.Differences(log, RandomLog.SettledTimeMs(), exactPanes: true);
    });

    /// <summary>A ticket that is asked of the store has there what the engine last said of it, however many commits have not arrived.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public void CreateCommit_SeveralOnTheirWay_EqualsRecount(int block) => Check(block, 40, (log, random) =>
    {
        var run = new EngineRun(AllFine, Busy with { CommitsInFlight = 1 + (block % 4), MaxCachedTickets = 1 });
        foreach (var record in log)
        {
            run.Feed(record);
            if (random.Next(2) == 0)
            {
                run.Commit();
            }
        }

        run.Advance(RandomLog.SettledTimeMs());
        for (var i = 0; i < 5; i++)
        {
            run.Commit();
        }

        run.Arrive(0);
        return run.Differences(log, RandomLog.SettledTimeMs(), exactPanes: true);
    });

    /// <summary>What time has removed stays removed, whether the store knows or not: it makes no difference how late commits arrive.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public void CreateCommit_TicketsExpireMeanwhile_StoresTheSameHoweverLateItArrives(int block) => Check(block, 20, (log, random) =>
    {
        var storage = Busy with { CommitsInFlight = 2 + (block % 3), MaxCachedTickets = 1 };
        var (late, atOnce) = (new EngineRun(AllFine, storage), new EngineRun(AllFine, storage));
        var timeMs = new RandomLogOptions().StartMs;
        foreach (var record in log)
        {
            var (passes, looks, commits) = (random.Next(3) == 0, random.Next(6) == 0, random.Next(2) == 0);
            timeMs += passes ? random.NextInt64(0, 20 * 86_400_000L) : 0;
            foreach (var run in new[] { late, atOnce })
            {
                run.Feed(record);
                if (passes)
                {
                    run.Advance(timeMs);
                }

                if (looks)
                {
                    run.LookAtDormant();
                }

                if (commits)
                {
                    run.Commit();
                }
            }

            atOnce.Arrive(0);
        }

        late.Arrive(0);
        return string.Join('\n', late.Store.Lines().Except(atOnce.Store.Lines()));
    });

    /// <summary>What an owner does not have in memory leaves the store too when it need not be kept any more, and its numbers stay.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public void LookAtDormant_DeadlinesThatNobodyKnew_LeaveTheStoreAndChangeNoNumber(int block) => Check(block, 20, (log, random) =>
    {
        var run = new EngineRun(AllFine, Busy);
        foreach (var record in log)
        {
            run.Feed(record);
            if (random.Next(3) == 0)
            {
                run.Commit();
            }
        }

        var endMs = RandomLog.SettledTimeMs();
        run.Commit();
        run.Crash(withDormant: false);
        for (var timeMs = endMs; timeMs < endMs + (600 * 86_400_000L); timeMs += 50 * 86_400_000L)
        {
            run.LookAtDormant();
            run.Advance(timeMs);
            run.Commit();
        }

        run.Commit();
        return string.Concat(run.Store.Tickets().Keys.Select(static key => $"ticket {key} is still there\n"))
            + run.Differences(log, endMs + (550 * 86_400_000L), exactPanes: true);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void CreateCommit_PanesRollUp_TotalsEqualRecount(int block) => Check(block, 40, (log, random) =>
    {
        var run = new EngineRun(new EngineSettings { FinestSpan = TimeSpan.FromHours(2), QuarterHourSpan = TimeSpan.FromDays(3) }, Busy);
        foreach (var record in log)
        {
            run.Feed(record);
            if (random.Next(3) == 0)
            {
                run.Commit();
            }
        }

        run.Advance(RandomLog.SettledTimeMs());
        for (var i = 0; i < 20; i++)
        {
            run.Commit();
        }

        run.Crash(withDormant: true);
        return run.Differences(log, RandomLog.SettledTimeMs(), exactPanes: false);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Apply_MoreFactsThanAreKept_InOrderEqualsRecount(int block)
    {
        var options = new RandomLogOptions { Shuffled = false, DuplicateChance = 0, ConflictChance = 0, MostEventsPerTicket = 40 };
        Check(block, 30, options, (log, _) =>
        {
            var run = new EngineRun(AllFine with { MaxFacts = 12 }, new StorageSettings());
            var inOrder = log.Where(IsAboutTicket).OrderBy(TimeOf).ToList();
            FeedAll(run, inOrder);
            run.Advance(RandomLog.SettledTimeMs());
            run.Commit();
            return run.Outcomes.ContainsKey(Streaming.Domain.Shards.ApplyOutcome.Expired)
                ? string.Empty
                : run.Differences(inOrder, RandomLog.SettledTimeMs(), exactPanes: true);
        });
    }

    /// <summary>Calls and answers that were settled go on being revised and withdrawn; a log in which something comes too late for that says nothing.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public void Apply_MoreFactsThanAreKept_CallsAndAnswersInOrderEqualRecount(int block)
    {
        var options = new RandomLogOptions
        {
            Shuffled = false,
            DuplicateChance = 0,
            ConflictChance = 0,
            ExcludedChance = 0,
            SurveyChance = 0.2,
            MostTickets = 4,
            MostEventsPerTicket = 60,
        };
        var settled = 0;
        Check(block, 30, options, (log, random) =>
        {
            var run = new EngineRun(AllFine with { MaxFacts = 24 }, new StorageSettings());
            foreach (var record in log.OrderBy(TimeOf))
            {
                run.Feed(record);
                if (random.Next(10) == 0)
                {
                    run.Commit();
                    run.Crash(withDormant: true);
                }
            }

            run.Advance(RandomLog.SettledTimeMs());
            run.Commit();
            if (run.Outcomes.ContainsKey(Streaming.Domain.Shards.ApplyOutcome.Expired))
            {
                return string.Empty;
            }

            settled += run.Store.Tickets().Count(static ticket => ticket.Value[0] >= 30);
            return run.Differences(log, RandomLog.SettledTimeMs(), exactPanes: true);
        });
        Assert.True(settled > 0, "no ticket was settled");
    }

    /// <summary>Of facts of one instant and kind those of the source whose bytes are greater come later, also where its characters are counted in two.</summary>
    [Fact]
    public void Apply_FactsOfTwoSourcesAtOnce_AreInTheOrderOfTheSourcesBytes()
    {
        var startMs = new RandomLogOptions().StartMs;
        var log = new EventLog().Created("T-1", startMs);
        log.Source = "/desk-\uE000";
        log.Attributes("T-1", startMs + 1, category: "billing");
        log.Source = "/desk-\U0001F600";
        log.Attributes("T-1", startMs + 1, category: "delivery");
        var run = new EngineRun(AllFine, new StorageSettings());
        FeedAll(run, log.Records);
        run.Commit();

        Assert.Equal(string.Empty, run.Differences(log.Records, startMs, exactPanes: true));
    }

    /// <summary>A ticket that silence has closed is kept as any other closed one is: what comes then goes on from there.</summary>
    [Fact]
    public void Advance_AbandonedTicket_GoesOnWithTheNextFactAndIsForgottenAfterTheHorizon()
    {
        var startMs = new RandomLogOptions().StartMs;
        var log = new EventLog().Created("T-1", startMs).Status("T-1", startMs + (401 * DayMs), "reopened").Created("T-2", startMs);
        var run = new EngineRun(AllFine, new StorageSettings());
        run.Feed(log.Records[0]);
        run.Feed(log.Records[2]);
        run.Advance(startMs + (401 * DayMs));
        run.Commit();

        run.Feed(log.Records[1]);
        run.Commit();

        Assert.Equal(string.Empty, run.Differences(log.Records, startMs + (401 * DayMs), exactPanes: true));
        run.Advance(startMs + (501 * DayMs));
        Assert.Equal(1, run.Engine.TicketCount);
    }

    // A call or survey that was settled before its ticket was created can no longer inherit from it.
    private static bool IsAboutTicket(RecountRecord record) => record.Json.Contains("support.ticket.", StringComparison.Ordinal);

    private static long TimeOf(RecountRecord record)
    {
        var at = record.Json.IndexOf("\"time\":\"", StringComparison.Ordinal);
        return at >= 0 && DateTimeOffset.TryParse(
            record.Json[(at + 8)..record.Json.IndexOf('"', at + 8)], System.Globalization.CultureInfo.InvariantCulture, out var time)
            ? time.ToUnixTimeMilliseconds()
            : 0;
    }

    private static void FeedAll(EngineRun run, IReadOnlyList<RecountRecord> log)
    {
        foreach (var record in log)
        {
            run.Feed(record);
        }
    }

    private static void Check(int block, int logs, Func<IReadOnlyList<RecountRecord>, Random, string> differences) =>
        Check(block, logs, new RandomLogOptions(), differences);

    private static void Check(
        int block, int logs, RandomLogOptions options, Func<IReadOnlyList<RecountRecord>, Random, string> differences)
    {
        for (var seed = block * 1000; seed < (block * 1000) + logs; seed++)
        {
            var log = RandomLog.Generate(seed, options);
            var random = seed;
            var found = differences(log, new Random(random));
            if (found.Length > 0)
            {
                var small = LogShrinker.Shrink(log, records => differences(records, new Random(random)).Length > 0);
                var text = new StringBuilder().AppendLine(
                    System.Globalization.CultureInfo.InvariantCulture, $"Seed {seed}, {small.Count} of {log.Count} records:");
                foreach (var record in small)
                {
                    text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{record.RecordTimestampMs} {record.Json}");
                }

                Assert.Fail(text + differences(small, new Random(random)));
            }
        }
    }
}
