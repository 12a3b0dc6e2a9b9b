using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Index;

/// <summary>
/// A reader that has fallen behind publishes in the midst of what it has to read. Whatever it shows then is what a reader showed that found the shard at
/// just that version: cells, tickets and times alike.
/// </summary>
public sealed class LongReadingTests
{
    private const long DayMs = 86_400_000;
    private static readonly RandomLogOptions LogForm = new() { MostTickets = 120, StartSpan = TimeSpan.FromDays(4), Shuffled = false };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 5)]
    public async Task Publish_InTheMidstOfALongReading_IsAsOfOneVersion(int seed, int versionsPerAnswer)
    {
        var random = new Random(seed);
        var shard = new EngineShard(new EngineSettings(), new StorageSettings { MinCheckpointBytes = 4096, MinCompactBytes = 4096 });
        var nowMs = LogForm.StartMs - DayMs;
        shard.Commit(nowMs);
        var reader = new TestIndex(new EngineShardReader(shard) { VersionsPerAnswer = versionsPerAnswer });
        await reader.RefreshAsync();
        var states = new Dictionary<string, Shown>();
        var (midst, versions) = (0, new HashSet<long>());
        var records = new Queue<RecountRecord>(RandomLog.Generate(seed, LogForm).OrderBy(static record => record.RecordTimestampMs));
        while (records.Count > 0)
        {
            // Some commits have nothing but a later time.
            for (var count = random.Next(8); count > 0 && records.TryDequeue(out var record); count--)
            {
                shard.Feed(record);
                nowMs = Math.Max(nowMs, record.RecordTimestampMs);
            }

            shard.Commit(++nowMs);
            var whole = await new TestIndex(new EngineShardReader(shard)).RefreshAsync();
            states[whole.StateId] = Shown.Of(whole);
            if (random.Next(1 + versionsPerAnswer) > 0)
            {
                continue;
            }

            var shown = await reader.RefreshAsync(static () => false);

            Assert.True(states.TryGetValue(shown.StateId, out var expected), "It is of no version that the shard ever had.");
            Assert.Equal(expected, Shown.Of(shown));
            midst += shown.StateId == whole.StateId ? 0 : 1;
            versions.Add(shown.Tickets[0].Version);
        }

        Assert.True(midst > 10 && versions.Count > 10, $"It was in the midst of a reading {midst} times, at {versions.Count} versions: too few to mean anything.");
        var last = (await reader.RefreshAsync()).StateId;
        Assert.Equal(last, (await new TestIndex(new EngineShardReader(shard)).RefreshAsync()).StateId);
    }

    [Fact]
    public async Task Publish_TheWorkerIsOlderAndTellsNoTimesWithItsEntries_ReadsToTheEnd()
    {
        var shard = SmallDesk.Shards()[0];
        shard.IsOfOlderWorker = true;
        var reader = new FakeShardReader(shard);
        var index = new TestIndex(reader, shards: 1);
        await index.RefreshAsync();
        reader.EntriesPerAnswer = 1;
        for (var second = 1; second <= 5; second++)
        {
            SmallDesk.Created(shard, second * 10_000, "tech", "mail", 1);
            shard.Meta = shard.Meta with { TimerTimeMs = SmallDesk.Ms(second * 10_000), EventHighMs = SmallDesk.Ms(second * 10_000) };
            shard.Commit();
        }

        var shown = await index.RefreshAsync(static () => false);

        Assert.Equal((SmallDesk.Ms(50_000), SmallDesk.Ms(50_000)), (shown.DataThroughMs, shown.EventHighMs));
        Assert.Equal((await new TestIndex(new FakeShardReader(shard), shards: 1).RefreshAsync()).StateId, shown.StateId);
    }

    /// <summary>What a snapshot says.</summary>
    private sealed record Shown(
        long? DataThroughMs, long? EventHighMs, PaneBoundaries Boundaries, long CellCount, string Values, long TicketsVersion, long TicketsTimeMs, int Tickets)
    {
        public static Shown Of(IndexSnapshot snapshot)
        {
            var interval = new TimeInterval(LogForm.StartMs - (2 * DayMs), LogForm.StartMs + (60 * DayMs));
            var rows = TestIndex.Ask(snapshot, new Selection { Tenant = "default", Kpis = KpiRegistry.All, GroupBy = [NameKind.Team] }, interval).Rows;
            return new Shown(
                snapshot.DataThroughMs,
                snapshot.EventHighMs,
                snapshot.Boundaries,
                snapshot.CellCount,
                string.Join('\n', rows.Select(static row => $"{row.Names[0]}: {string.Join(' ', row.Values.Select(static value => $"{value.Value}/{value.SampleSize}"))}")),
                snapshot.Tickets[0].Version,
                snapshot.Tickets[0].TimerTimeMs,
                snapshot.Tickets[0].Count);
        }
    }
}
