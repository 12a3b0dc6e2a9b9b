using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Recount.Tests.Logs;

/// <summary>Random logs: the recount itself does not care for order and repetition, and the logs hold what they promise.</summary>
public sealed class RandomLogTests
{
    // Without promises and hours, what they are measured by is never reached.
    private static readonly RecountSla Promises = new(
        [new RecountPolicyVersion(0, [new RecountPolicy("all", new Dictionary<RecountDimension, IReadOnlyList<string>>(), Targets())])],
        RecountHours.Always);

    private const int Logs = 300;

    [Fact]
    public void Of_PermutedAndRepeatedLog_ContributesTheSame()
    {
        for (var seed = 1; seed <= Logs; seed++)
        {
            var random = new Random(seed);
            var log = RandomLog.Generate(seed);
            var mixed = LogMixer.Permuted(LogMixer.WithDuplicates(log, random, 0.5), random);

            Assert.Equal(Contributions(log), Contributions(mixed));
        }
    }

    [Fact]
    public void Generate_SameSeed_SameLog() => Assert.Equal(RandomLog.Generate(7), RandomLog.Generate(7));

    [Fact]
    public void Generate_ManySeeds_ReachEveryMeasureAndEveryReason()
    {
        var recounts = Enumerable.Range(1, Logs).Select(Recount).ToList();

        var reached = recounts.SelectMany(recount => recount.Contributions).Select(one => one.Measure).ToHashSet();
        var reasons = recounts.SelectMany(recount => recount.Excluded.Keys).ToHashSet();

        Assert.Equal([RecountMeasure.DurationTooLong], Enum.GetValues<RecountMeasure>().Except(reached));
        Assert.Equal([RecountExclusion.Oversized], Enum.GetValues<RecountExclusion>().Except(reasons));
    }

    [Fact]
    public void Generate_SettledTime_IsPastEveryContribution()
    {
        var last = Enumerable.Range(1, Logs).SelectMany(seed => Recount(seed).Contributions).Max(one => one.TimeMs);

        Assert.InRange(last, 0, RandomLog.SettledTimeMs() - (long)TimeSpan.FromDays(7).TotalMilliseconds);
    }

    private static SlowRecount Recount(int seed) => SlowRecount.Of(RandomLog.Generate(seed), RandomLog.SettledTimeMs(), new RecountOptions { Sla = Promises });

    private static Dictionary<string, RecountTarget> Targets()
    {
        var target = new RecountTarget((long)TimeSpan.FromHours(4).TotalMilliseconds, RecountHours.Always, (long)TimeSpan.FromHours(2).TotalMilliseconds);
        return new Dictionary<string, RecountTarget> { ["first_reply"] = target, ["next_reply"] = target, ["total_resolution"] = target };
    }

    private static List<string> Contributions(IEnumerable<RecountRecord> records) =>
        SlowRecount.Of(records, RandomLog.SettledTimeMs()).Contributions
            .Select(one => one.ToString())
            .Order(StringComparer.Ordinal)
            .ToList();
}
