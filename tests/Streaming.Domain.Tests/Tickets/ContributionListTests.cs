using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>Of two lists what differs remains, whether the first of them was laid out whole or without what both begin with.</summary>
public sealed class ContributionListTests
{
    [Fact]
    public void Cancel_AnyTwoLists_LeavesTheirDifferences()
    {
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var before = Some(random, random.Next(12));
            var now = new[] { before[..random.Next(before.Length + 1)], Some(random, random.Next(8)), before[random.Next(before.Length + 1)..] }
                .SelectMany(static part => part).ToArray();

            var (whole, left) = (ListOf(before), ListOf(now));
            whole.Cancel(left);

            Assert.Equal(Without(before, now), Counted(whole.Items));
            Assert.Equal(Without(now, before), Counted(left.Items));

            var writer = new ByteWriter(16);
            ContributionCodec.Write(ref writer, before);
            var reader = new ByteReader(writer.Written);
            var (partial, leftOfPartial) = (new ContributionList(), ListOf(now));
            var common = ContributionCodec.Read(ref reader, partial, isPacked: true, leftOfPartial.Items);
            writer.Dispose();
            Assert.Equal(before.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count(), common);
            partial.Cancel(leftOfPartial, common);

            Assert.Equal(whole.Items.ToArray(), partial.Items.ToArray());
            Assert.Equal(left.Items.ToArray(), leftOfPartial.Items.ToArray());
        }
    }

    [Fact]
    public void Add_AfterACancel_KeepsWhatIsThere()
    {
        var items = Some(new Random(1), 40);
        var (first, second) = (ListOf([.. items.Take(10)]), ListOf([.. items.Take(30)]));
        first.Cancel(second);
        Assert.Equal((0, 20), (first.Count, second.Count));

        second.AddRange(items.AsSpan(30));
        second.Add(Measure.Closed, 1, 2, 3, 4);

        Assert.Equal([.. items[10..], new Contribution(Measure.Closed, 1, 2, 3, 4)], second.Items.ToArray());
        second.Clear();
        second.Add(items[0]);
        Assert.Equal([items[0]], second.Items.ToArray());
    }

    private static ContributionList ListOf(Contribution[] items)
    {
        var list = new ContributionList();
        list.AddRange(items);
        return list;
    }

    private static Contribution[] Some(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Contribution(new MeasureId(random.Next(3)), random.Next(2), random.Next(2), random.Next(2), 2))];

    private static Dictionary<Contribution, int> Counted(ReadOnlySpan<Contribution> items) =>
        items.ToArray().CountBy(static item => item).ToDictionary();

    private static Dictionary<Contribution, int> Without(Contribution[] items, Contribution[] others)
    {
        var counts = Counted(items);
        foreach (var (item, count) in Counted(others))
        {
            var left = counts.GetValueOrDefault(item) - count;
            counts.Remove(item);
            if (left > 0)
            {
                counts.Add(item, left);
            }
        }

        return counts;
    }
}
