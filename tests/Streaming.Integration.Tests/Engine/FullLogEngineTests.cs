using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Integration.Tests.FullLog;

namespace Streaming.Integration.Tests.Engine;

/// <summary>The whole incident log through importer, decoder, engine, commits and KPIs, without Kafka and Redis, equals its oracle and its recount.</summary>
public sealed class FullLogEngineTests
{
    private const int Shards = 4;
    private static readonly EngineSettings YearLong = new() { QuarterHourSpan = TimeSpan.FromDays(400) };
    private static readonly Lazy<MemoryShard[]> Applied = new(Apply);

    public static TheoryData<string> Intervals => [.. UciData.Intervals.Select(interval => interval.Name)];

    public static TheoryData<string, string> IntervalsAndDimensions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var interval in UciData.Intervals)
            {
                data.Add(interval.Name, Dimensions.Priority);
                data.Add(interval.Name, Dimensions.Category);
                data.Add(interval.Name, Dimensions.Channel);
            }

            return data;
        }
    }

    [SkippableFact]
    public void Apply_WholeLog_EveryEventCountsOnce()
    {
        UciData.Require();

        var outcomes = Applied.Value.SelectMany(shard => shard.Outcomes).GroupBy(outcome => outcome.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Value));

        Assert.Equal(new Dictionary<ApplyOutcome, int> { [ApplyOutcome.Applied] = UciData.Events.Count }, outcomes);
    }

    [SkippableTheory]
    [MemberData(nameof(Intervals))]
    public void Evaluate_WholeLogOfAnInterval_EqualsOracleAndRecount(string name)
    {
        UciData.Require();
        var interval = UciData.Intervals.Single(one => one.Name == name);

        var numbers = Numbers(interval, dimension: null)[string.Empty];

        numbers.AssertEqual(UciExpectations.OfOracle(interval), name);
        numbers.AssertEqual(UciExpectations.OfRecount(UciExpectations.Query(interval)), name);
    }

    [SkippableTheory]
    [MemberData(nameof(IntervalsAndDimensions))]
    public void Evaluate_WholeLogByDimension_EqualsOracleAndRecount(string name, string dimension)
    {
        UciData.Require();
        var interval = UciData.Intervals.Single(one => one.Name == name);

        var groups = Numbers(interval, dimension);

        foreach (var (value, expected) in UciExpectations.OfOracle(interval, dimension))
        {
            groups[value].AssertEqual(expected, $"{name} {dimension} {value}");
            groups[value].AssertEqual(UciExpectations.OfRecount(UciExpectations.Query(interval, dimension, value)), $"{name} {dimension} {value}");
        }
    }

    private static Dictionary<string, KpiNumbers> Numbers(UciInterval interval, string? dimension) =>
        MemoryCells.Evaluate(Applied.Value.Select(shard => shard.Cells), interval.FromMs, interval.ToMs, dimension);

    private static MemoryShard[] Apply()
    {
        var shards = Enumerable.Range(0, Shards).Select(_ => new MemoryShard(YearLong)).ToArray();
        var lines = UciData.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            var key = Encoding.UTF8.GetBytes(UciData.Events[i].Data.Subject);
            shards[Murmur2.Partition(key, Shards)].Feed(lines[i], key);
        }

        var endMs = shards.Max(shard => shard.EventHighMs);
        foreach (var shard in shards)
        {
            shard.Finish(endMs);
        }

        return shards;
    }
}
