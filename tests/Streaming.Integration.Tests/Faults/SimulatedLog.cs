using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Integration.Tests.Engine;
using Streaming.Integration.Tests.FullLog;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Replay.Events;
using Streaming.Replay.Simulation;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Integration.Tests.Faults;

/// <summary>
/// A simulated week of tickets, calls and surveys, and what its numbers are when nothing fails: computed in memory, by shards without
/// Kafka and Redis.
/// </summary>
internal static class SimulatedLog
{
    private static readonly SimulationOptions Options = new() { Tickets = 3_000, Seed = 20_260_105 };
    private static readonly string?[] Splits = [null, Contracts.Dimensions.Team, Contracts.Dimensions.Channel, Contracts.Dimensions.Category, Contracts.Dimensions.Priority];
    private static readonly Lazy<IReadOnlyList<ProducedEvent>> AllEvents = new(() => [.. Simulator.Run(Options)]);
    private static readonly Lazy<IReadOnlyList<byte[]>> AllLines = new(() => UciData.LinesOf(AllEvents.Value));
    private static readonly Lazy<IReadOnlyList<MemoryCells>> Undisturbed = new(Apply);

    /// <summary>The events, in order.</summary>
    public static IReadOnlyList<byte[]> Lines => AllLines.Value;

    /// <summary>Waits until a replay of it has ended, and holds what is stored against the undisturbed run.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="records">How many records were sent.</param>
    public static async Task AssertStoredAsync(Pipeline pipeline, long records)
    {
        await using var store = pipeline.OpenStore();
        await store.WaitForReplayAsync(records);
        var stored = await store.CellsAsync();
        var (fromMs, toMs) = (Options.Start.ToUnixTimeMilliseconds(), (Options.Start + Options.Duration).ToUnixTimeMilliseconds());
        var wrong = new StringBuilder();
        foreach (var day in Enumerable.Range(0, (int)Options.Duration.TotalDays).Select(day => fromMs + (day * 86_400_000L)))
        {
            Compare(stored, day, day + 86_400_000, split: null, wrong);
        }

        foreach (var split in Splits)
        {
            Compare(stored, fromMs, toMs, split, wrong);
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    private static void Compare(IReadOnlyList<MemoryCells> stored, long fromMs, long toMs, string? split, StringBuilder wrong)
    {
        var expected = MemoryCells.Evaluate(Undisturbed.Value, fromMs, toMs, split);
        var actual = MemoryCells.Evaluate(stored, fromMs, toMs, split);
        foreach (var group in expected.Keys.Union(actual.Keys))
        {
            wrong.Append(actual.GetValueOrDefault(group, KpiNumbers.OfNothing).Differences(
                expected.GetValueOrDefault(group, KpiNumbers.OfNothing).AsExpected(), $"[{fromMs}, {toMs}) {split} {group}"));
        }
    }

    private static List<MemoryCells> Apply()
    {
        var shards = Enumerable.Range(0, MockKafkaCluster.DefaultPartitions)
            .Select(_ => new MemoryShard(new EngineSettings { QuarterHourSpan = TimeSpan.FromDays(400) }))
            .ToArray();
        var envelope = new EnvelopeReader();
        foreach (var line in Lines)
        {
            envelope.Read(line);
            var key = envelope.Key(line)!;
            shards[Murmur2.Partition(key, shards.Length)].Feed(line, key);
        }

        var endMs = shards.Max(shard => shard.EventHighMs);
        foreach (var shard in shards)
        {
            shard.Finish(endMs);
        }

        return [.. shards.Select(shard => shard.Cells)];
    }
}
