using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Query.Index;

namespace Streaming.Query.Tests.Index;

public sealed class CellListTests
{
    private const int Splits = 900;

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 60)]
    [InlineData(3, 400)]
    public void Plus_RandomLists_HasTheSumOfEachSplitInOrderAndInBlocksOfFew(int seed, int cells)
    {
        var random = new Random(seed);
        var expected = new SortedDictionary<int, MeasureSet>();
        var list = CellList.Empty;
        for (var round = 0; round < 60; round++)
        {
            var changes = RandomCells(random, cells, expected);
            foreach (var (split, change) in changes)
            {
                var cell = expected.TryGetValue(split, out var known) ? known.Clone() : new MeasureSet();
                cell.Add(change);
                expected[split] = cell;
                if (cell.IsEmpty)
                {
                    expected.Remove(split);
                }
            }

            var before = Read(list);
            var sum = list.Plus(ListOf(changes));

            AssertSame(before, Read(list));
            AssertSame(expected, Read(sum));
            Assert.Equal(expected.Count, sum.Count);
            Assert.All(sum.Blocks.ToArray(), static block => Assert.InRange(block.Count, 1, CellBlock.MaxCells));
            for (var split = -1; split <= Splits; split++)
            {
                Assert.Equal(expected.TryGetValue(split, out var cell) ? Stored(cell.View) : Stored(new MeasureSet().View), Stored(sum.Find(split)));
            }

            list = sum;
        }

        // Blocks stay filled although cells came and went in all of them.
        Assert.True(list.Blocks.Length <= 2 + (list.Count / (CellBlock.MaxCells / 4)), $"{list.Blocks.Length} blocks for {list.Count} cells");
        Assert.Equal(0, list.Plus(list.Negated()).Count);
    }

    [Fact]
    public void Plus_ChangeOfOneCell_SharesAllOtherBlocks()
    {
        var all = ListOf([.. Enumerable.Range(0, 1000).Select(split => (split * 2, Single(1)))]);

        var sum = all.Plus(ListOf([(777, Single(5))]));

        // The block of the change is full, and becomes two.
        Assert.Equal(2, sum.Blocks.ToArray().Count(block => !all.Blocks.Contains(block)));
        Assert.Equal(1001, sum.Count);
    }

    [Fact]
    public void Merge_ManyCellsOfFewSplits_AddsThemUp()
    {
        var random = new Random(4);
        var merge = new CellMerge();
        var sums = new MeasureSums();
        for (var round = 0; round < 20; round++)
        {
            var expected = new SortedDictionary<int, MeasureSet>();
            for (var i = 0; i < 300; i++)
            {
                var changes = RandomCells(random, 3, []);
                merge.Add(ListOf(changes));
                foreach (var (split, change) in changes)
                {
                    merge.Add(split % 7, change.View);
                    Add(expected, split, change);
                    Add(expected, split % 7, change);
                }
            }

            AssertSame(expected, Read(merge.ToList(sums)));
            Assert.Equal(0, merge.Count);
        }
    }

    [Fact]
    public void DifferenceTo_CellsSetSeveralTimes_LeadsToTheNewest()
    {
        var random = new Random(5);
        var pending = new PendingCells();
        var expected = new SortedDictionary<int, MeasureSet>();
        var list = CellList.Empty;
        for (var round = 0; round < 50; round++)
        {
            for (var i = random.Next(400); i > 0; i--)
            {
                var split = random.Next(Splits);
                var content = random.Next(5) == 0 ? new MeasureSet() : RandomCell(random);
                pending.Set(split, content.View);
                expected[split] = content;
                if (content.IsEmpty)
                {
                    expected.Remove(split);
                }
            }

            list = list.Plus(pending.DifferenceTo(list));
            pending.Clear();

            AssertSame(expected, Read(list));
        }
    }

    private static List<(int Split, MeasureSet Change)> RandomCells(Random random, int most, SortedDictionary<int, MeasureSet> known)
    {
        var changes = new SortedDictionary<int, MeasureSet>();
        for (var i = 1 + random.Next(most); i > 0; i--)
        {
            var split = random.Next(Splits);
            if (random.Next(3) > 0 || !known.TryGetValue(split, out var cell))
            {
                changes[split] = RandomCell(random);
                continue;
            }

            // All of it taken back.
            var opposite = new MeasureSet();
            opposite.Add(cell, -1);
            changes[split] = opposite;
        }

        return [.. changes.Where(static change => !change.Value.IsEmpty).Select(static change => (change.Key, change.Value))];
    }

    private static MeasureSet RandomCell(Random random)
    {
        var set = new MeasureSet();
        set.Add(Measure.TicketsCreated, random.Next(-3, 4));
        set.Add(Measure.Backlog, random.Next(-300, 300));

        // Some are long, which are not kept in their stored form.
        for (var i = random.Next(30) == 0 ? 400 : random.Next(4); i > 0; i--)
        {
            set.AddDuration(Measure.FirstResponse, random.Next(10_000_000), 1);
        }

        return set;
    }

    private static MeasureSet Single(int number)
    {
        var set = new MeasureSet();
        set.Add(Measure.TicketsCreated, number);
        return set;
    }

    private static CellList ListOf(IEnumerable<(int Split, MeasureSet Cell)> cells)
    {
        var writer = new CellListWriter(1);
        foreach (var (split, cell) in cells)
        {
            writer.Add(split, cell.View);
        }

        return writer.ToList();
    }

    private static void Add(SortedDictionary<int, MeasureSet> cells, int split, MeasureSet change)
    {
        if (!cells.TryGetValue(split, out var cell))
        {
            cells.Add(split, cell = new MeasureSet());
        }

        cell.Add(change);
        if (cell.IsEmpty)
        {
            cells.Remove(split);
        }
    }

    private static SortedDictionary<int, MeasureSet> Read(CellList list)
    {
        var cells = new SortedDictionary<int, MeasureSet>();
        var last = -1;
        foreach (var block in list.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                Assert.True(block.Splits[i] > last);
                last = block.Splits[i];
                cells.Add(last, MeasureSet.Of(block[i]));
            }

            Assert.Equal(last, block.LastSplit);
        }

        return cells;
    }

    private static void AssertSame(SortedDictionary<int, MeasureSet> expected, SortedDictionary<int, MeasureSet> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, cell => Assert.Equal(Stored(cell.Value.View), Stored(actual[cell.Key].View)));
    }

    private static byte[] Stored(MeasureView view)
    {
        var writer = new ByteWriter(16);
        view.Write(ref writer);
        var stored = writer.Written.ToArray();
        writer.Dispose();
        return stored;
    }
}
