using System.Globalization;
using System.Text;
using Streaming.Domain.Settings;
using Streaming.Domain.Tests.Shards;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Sla.Clocks;

/// <summary>The engine's SLA clocks against the slow recount, on random logs with random policies; a log that fails is shrunk before it is shown.</summary>
public sealed class ClockPropertyTests
{
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
    public void Clocks_AnyLogInAnyOrder_EqualRecount(int block) => Check(block, 60, new RandomLogOptions(), (log, policies, _) =>
    {
        var run = Run(policies, new StorageSettings());
        Feed(run, log);
        return Settled(run, log);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Clocks_TimersBetweenEvents_EqualRecount(int block) => Check(block, 40, new RandomLogOptions(), (log, policies, random) =>
    {
        var run = Run(policies, new StorageSettings());
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

        return Settled(run, log);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Clocks_WhileTimeStillPasses_EqualRecount(int block) => Check(block, 40, new RandomLogOptions(), (log, policies, random) =>
    {
        var run = Run(policies, new StorageSettings());
        var nowMs = new RandomLogOptions().StartMs + random.NextInt64(0, 86_400_000L * 20);
        Feed(run, log);
        run.Advance(nowMs);
        run.Commit();
        return run.Differences(log, nowMs, exactPanes: true);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Clocks_AfterCrashesAtAnyPoint_EqualRecount(int block) => Check(block, 30, new RandomLogOptions(), (log, policies, random) =>
    {
        var run = Run(policies, Busy);
        var committed = 0;
        var timeMs = new RandomLogOptions().StartMs;
        for (var at = 0; at < log.Count; at++)
        {
            run.Feed(log[at]);
            switch (random.Next(8))
            {
                case 0 or 1:
                    timeMs += random.NextInt64(0, 86_400_000);
                    run.Advance(timeMs);
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

        return Settled(run, log);
    });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Clocks_MoreFactsThanAreKept_InOrderEqualRecount(int block)
    {
        var options = new RandomLogOptions { Shuffled = false, DuplicateChance = 0, ConflictChance = 0, MostEventsPerTicket = 40 };
        Check(block, 30, options, (log, policies, _) =>
        {
            var run = new EngineRun(AllFine with { MaxFacts = 12, Sla = policies.Engine }, new StorageSettings(), new RecountOptions { Sla = policies.Recount });
            var inOrder = log.Where(IsAboutTicket).OrderBy(TimeOf).ToList();
            Feed(run, inOrder);
            return run.Outcomes.ContainsKey(Streaming.Domain.Shards.ApplyOutcome.Expired) ? string.Empty : Settled(run, inOrder);
        });
    }

    private static EngineRun Run(RandomPolicies policies, StorageSettings storage) =>
        new(AllFine with { Sla = policies.Engine }, storage, new RecountOptions { Sla = policies.Recount });

    private static void Feed(EngineRun run, IReadOnlyList<RecountRecord> log)
    {
        foreach (var record in log)
        {
            run.Feed(record);
        }
    }

    private static string Settled(EngineRun run, IReadOnlyList<RecountRecord> log)
    {
        run.Advance(RandomLog.SettledTimeMs());
        run.Commit();
        return run.Differences(log, RandomLog.SettledTimeMs(), exactPanes: true);
    }

    private static bool IsAboutTicket(RecountRecord record) => record.Json.Contains("support.ticket.", StringComparison.Ordinal);

    private static long TimeOf(RecountRecord record)
    {
        var at = record.Json.IndexOf("\"time\":\"", StringComparison.Ordinal);
        return at >= 0 && DateTimeOffset.TryParse(
            record.Json[(at + 8)..record.Json.IndexOf('"', at + 8)], CultureInfo.InvariantCulture, out var time)
            ? time.ToUnixTimeMilliseconds()
            : 0;
    }

    private static void Check(
        int block, int logs, RandomLogOptions options, Func<IReadOnlyList<RecountRecord>, RandomPolicies, Random, string> differences)
    {
        for (var seed = block * 1000; seed < (block * 1000) + logs; seed++)
        {
            var log = RandomLog.Generate(seed, options);
            var policies = RandomPolicies.Of(new Random(seed));
            var random = seed;
            var found = differences(log, policies, new Random(random));
            if (found.Length > 0)
            {
                var small = LogShrinker.Shrink(log, records => differences(records, policies, new Random(random)).Length > 0);
                var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"Seed {seed}, {small.Count} of {log.Count} records:");
                foreach (var record in small)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{record.RecordTimestampMs} {record.Json}");
                }

                foreach (var policy in policies.Recount.Versions.SelectMany(version => version.Policies.Select(policy => (version.EffectiveFromMs, policy))))
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{policy.EffectiveFromMs} {policy.policy.Name}: {string.Join(", ", policy.policy.Match.Select(match => $"{match.Key} in {string.Join('/', match.Value)}"))}; {string.Join(", ", policy.policy.Targets.Select(target => $"{target.Key} {target.Value.DurationMs} ms risk {target.Value.RiskMs} {(target.Value.Hours.Zone is null ? "24x7" : "office")}"))}");
                }

                Assert.Fail(text + differences(small, policies, new Random(random)));
            }
        }
    }
}
