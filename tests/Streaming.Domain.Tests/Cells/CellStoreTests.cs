using Streaming.Domain.Binary;
using Streaming.Domain.Cells;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Tests.Cells;

public sealed class CellStoreTests
{
    private static readonly MeasureId[] Counts =
    [
        Measure.TicketsCreated, Measure.Closed, Measure.Backlog, Measure.OpenUntilClosed,
        MeasureId.Survey(SurveyKind.Csat, false, 1, 5, 4), MeasureId.Survey(SurveyKind.Nps, false, 0, 10, 9),
    ];

    private static readonly MeasureId[] Sketches = [Measure.FirstResponse, Measure.ReplyGap, Measure.TimeToResolution, Measure.HandleTime];

    [Fact]
    public void OpenAddClose_RandomChanges_StoresWhatSetsOfMeasuresStore()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var store = new CellStore();
            var expected = new Dictionary<(PaneKey, int), MeasureSet>();
            var variety = random.Next(1, 200);
            for (var step = 0; step < 400; step++)
            {
                var pane = new PaneKey(PaneSize.TenSeconds, random.Next(3));
                var split = random.Next(1 + (variety / 10));
                if (!expected.TryGetValue((pane, split), out var set))
                {
                    expected[(pane, split)] = set = new MeasureSet();
                }

                var cell = store.Open(pane, split);
                for (var changes = random.Next(4); changes >= 0; changes--)
                {
                    Change(random, variety, cell, set);
                }

                store.Close();
                if (random.Next(50) == 0)
                {
                    AssertChangedAreAsExpected(store, expected, seed);
                    store.ClearChanges(step);
                }
            }

            AssertAllAreAsExpected(store, expected, seed);
        }
    }

    [Fact]
    public void Open_ManyCellsInTurnBeforeAnyIsClosed_StoresWhatSetsOfMeasuresStore()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var store = new CellStore();
            var expected = new Dictionary<(PaneKey, int), MeasureSet>();
            var (panes, splits) = (random.Next(1, 4), random.Next(1, 14));
            for (var step = 0; step < 600; step++)
            {
                var pane = new PaneKey((PaneSize)random.Next(2), 6 * random.Next(panes));
                var split = random.Next(splits);
                if (!expected.TryGetValue((pane, split), out var set))
                {
                    expected[(pane, split)] = set = new MeasureSet();
                }

                Change(random, variety: 1 + seed, store.Open(pane, split), set);
                if (random.Next(40) == 0)
                {
                    store.Close();
                    if (random.Next(4) == 0)
                    {
                        AssertChangedAreAsExpected(store, expected, seed);
                        store.ClearChanges(step);
                    }
                }
            }

            store.Close();
            AssertAllAreAsExpected(store, expected, seed);
        }
    }

    [Fact]
    public void Open_OneMoreThanMayBeOpen_ClosesTheOthersAndSaysSo()
    {
        var store = new CellStore();
        var pane = new PaneKey(PaneSize.TenSeconds, 7);
        var first = store.Open(pane, 0);
        first.Add(Measure.TicketsCreated, 1);
        var split = 1;
        while (store.Closings == 0)
        {
            Assert.Same(first, store.Open(pane, 0));
            store.Open(pane, split++).Add(Measure.TicketsCreated, 1);
        }

        store.Open(pane, 0).Add(Measure.TicketsCreated, 2);
        store.Close();

        Assert.Equal(split, store.CellCount);
        var expected = new MeasureSet();
        expected.Add(Measure.TicketsCreated, 3);
        Assert.Equal(Stored(expected), Stored(store, pane, 0));
    }

    [Fact]
    public void Add_WholeCells_EqualsAddingSetsOfMeasures()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var store = new CellStore();
            var from = new PaneKey(PaneSize.TenSeconds, 1);
            var to = new PaneKey(PaneSize.QuarterHour, 0);
            var expected = new MeasureSet();
            for (var split = 0; split < 6; split++)
            {
                var source = new MeasureSet();
                var cell = store.Open(from, split);
                for (var changes = random.Next(40); changes > 0; changes--)
                {
                    Change(random, 1 + (seed % 50), cell, source);
                }

                store.Close();
                expected.Add(source);
                var target = store.Open(to, 0);
                var packed = store.Read(store.Find(from)!, split, out var set);
                if (set is null)
                {
                    target.Add(packed, levelsOnly: false);
                }
                else
                {
                    target.Add(set);
                }

                store.Close();
            }

            Assert.Equal(Stored(expected), Stored(store, to, 0));
        }
    }

    [Fact]
    public void ClearChanges_CellsThatBecameEmpty_AreForgotten()
    {
        var store = new CellStore();
        var pane = new PaneKey(PaneSize.TenSeconds, 7);
        for (var round = 0; round < 3; round++)
        {
            for (var split = 0; split < 100; split++)
            {
                store.Open(pane, split).AddDuration(Measure.ReplyGap, 1_000 * split, 1);
                store.Close();
            }

            Assert.Equal(100, store.CellCount);
            store.ClearChanges(1);
            foreach (var split in Enumerable.Range(0, 100).OrderBy(split => split * 37 % 100))
            {
                store.Open(pane, split).AddDuration(Measure.ReplyGap, 1_000 * split, -1);
                store.Close();
            }

            store.ClearChanges(2);

            Assert.Equal(0, store.CellCount);
            Assert.Null(store.Find(pane));
        }
    }

    private static void Change(Random random, int variety, OpenCell cell, MeasureSet set)
    {
        var sign = random.Next(3) == 0 ? -1 : 1;
        if (random.Next(2) == 0)
        {
            var id = Counts[random.Next(Counts.Length)];
            var delta = sign * random.NextInt64(random.Next(10) == 0 ? long.MaxValue / 1_000 : 4);
            cell.Add(id, delta);
            set.Add(id, delta);
        }
        else
        {
            var id = Sketches[random.Next(Sketches.Length)];
            var durationMs = 1L << random.Next(1 + (variety % 38));
            cell.AddDuration(id, durationMs, sign);
            set.AddDuration(id, durationMs, sign);
        }
    }

    private static void AssertChangedAreAsExpected(CellStore store, Dictionary<(PaneKey, int), MeasureSet> expected, int seed)
    {
        foreach (var pane in store.Changed)
        {
            foreach (var split in pane.ChangedSplits)
            {
                Assert.True(Stored(expected[(pane.Key, split)]) == Stored(store, pane.Key, split), $"Seed {seed}, pane {pane.Key}, split {split}.");
            }
        }
    }

    private static void AssertAllAreAsExpected(CellStore store, Dictionary<(PaneKey, int), MeasureSet> expected, int seed)
    {
        store.ClearChanges(1);
        var filled = expected.Where(cell => !cell.Value.IsEmpty).ToList();
        Assert.Equal(filled.Count, store.CellCount);
        foreach (var ((pane, split), set) in filled)
        {
            Assert.True(Stored(set) == Stored(store, pane, split), $"Seed {seed}, pane {pane}, split {split}.");
        }

        Assert.Equal(filled.Count, store.Panes.Sum(pane => pane.Cells.Splits.Count()));
    }

    private static string Stored(CellStore store, PaneKey pane, int split)
    {
        var writer = new ByteWriter(16);
        store.Write(ref writer, store.Find(pane)!, split);
        return Convert.ToHexString(writer.Written);
    }

    private static string Stored(MeasureSet set)
    {
        var writer = new ByteWriter(16);
        set.Write(ref writer);
        return Convert.ToHexString(writer.Written);
    }
}
