using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Measures;

public sealed class MeasureAlgebraTests
{
    [Fact]
    public void Sum_RandomSets_EqualsAddingInPlaceAndChangesNeither()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var (left, right) = (RandomSet(random), RandomSet(random));
            var (leftBefore, rightBefore) = (Text(left), Text(right));
            var expected = left.Clone();
            expected.Add(right);

            var sum = MeasureAlgebra.Sum(left, right.View);

            Assert.Equal(Text(expected), Text(sum));
            Assert.Equal(Text(right), Text(Written(sum, left, -1)));
            Assert.Equal((leftBefore, rightBefore), (Text(left), Text(right)));
        }
    }

    [Fact]
    public void Write_SumsAndDifferences_AreByteForByteWhatASetWrites()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (left, right) = (RandomSet(random), RandomSet(random, changes: 300));
            foreach (var sign in new[] { 1, -1 })
            {
                var expected = left.Clone();
                expected.Add(right, sign);

                var written = Written(left, right, sign);

                Assert.Equal(Stored(expected), Stored(written));
            }
        }
    }

    [Fact]
    public void AreOpposite_SetAndItsRetraction_IsTrueOnlyForTheWholeOfIt()
    {
        var random = new Random(6);
        for (var round = 0; round < 100; round++)
        {
            var set = RandomSet(random);
            var opposite = Written(new MeasureSet(), set, -1);

            Assert.True(MeasureAlgebra.AreOpposite(set.View, opposite.View));

            opposite.Add(Measure.Closed, 1);
            Assert.False(MeasureAlgebra.AreOpposite(set.View, opposite.View));
        }
    }

    [Fact]
    public void Indexer_AnyMeasureOfAnyForm_IsItsNumber()
    {
        var random = new Random(10);
        for (var round = 0; round < 200; round++)
        {
            var set = new MeasureSet();

            // Up to two hundred measures: their number then takes two bytes.
            for (var i = random.Next(5) == 0 ? 200 : random.Next(6); i > 0; i--)
            {
                set.Add(random.Next(2) == 0 ? new MeasureId(20 + random.Next(3)) : MeasureId.Survey(SurveyKind.Nps, false, 0, 255, random.Next(256)), random.Next(-300, 300));
            }

            var stored = MeasureView.Of(Stored(set));
            var numbers = set.Entries.ToDictionary(entry => entry.Id, entry => entry.Value);
            foreach (var id in numbers.Keys.Append(Measure.TicketsCreated).Append(new MeasureId(21)).Append(new MeasureId(163)))
            {
                Assert.Equal(numbers.GetValueOrDefault(id), set[id]);
                Assert.Equal(numbers.GetValueOrDefault(id), stored[id]);
            }
        }
    }

    [Fact]
    public void Clear_SetOfAnyForm_IsEmptyAndTakesWhatIsAddedThen()
    {
        var random = new Random(8);
        var set = new MeasureSet();
        for (var round = 0; round < 100; round++)
        {
            var more = RandomSet(random, changes: round % 2 == 0 ? 12 : 300);
            set.Clear();
            Assert.True(set.IsEmpty);

            set.Add(more);

            Assert.Equal(Stored(more), Stored(set));
        }
    }

    [Fact]
    public void Take_ManyContentsAddedUp_IsByteForByteWhatASetOfThemWrites()
    {
        var random = new Random(9);
        var sums = new MeasureSums();
        for (var round = 0; round < 300; round++)
        {
            var expected = new MeasureSet();
            for (var i = random.Next(6); i > 0; i--)
            {
                var more = RandomSet(random, changes: random.Next(4) == 0 ? 300 : 12);
                expected.Add(more);
                sums.Add(more.View);
                if (random.Next(3) == 0)
                {
                    // All of it taken back.
                    expected.Add(more, -1);
                    sums.Add(Written(new MeasureSet(), more, -1).View);
                }
            }

            Assert.Equal(Stored(expected), Stored(MeasureSet.Of(sums.Take())));
        }
    }

    private static MeasureSet Written(MeasureSet left, MeasureSet right, int sign)
    {
        var bytes = new byte[MeasureAlgebra.Room(left.View, right.View)];
        var length = MeasureAlgebra.Write(left.View, right.View, sign, bytes);
        return length == 0 ? new MeasureSet() : MeasureSet.Of(MeasureView.Of(bytes.AsSpan(0, length)));
    }

    private static byte[] Stored(MeasureSet set)
    {
        var writer = new ByteWriter(16);
        set.Write(ref writer);
        var stored = writer.Written.ToArray();
        writer.Dispose();
        return stored;
    }

    private static MeasureSet RandomSet(Random random, int changes = 12)
    {
        var set = new MeasureSet();
        for (var i = random.Next(changes); i > 0; i--)
        {
            switch (random.Next(3))
            {
                case 0:
                    set.Add(Measure.TicketsCreated, random.Next(-3, 4));
                    break;
                case 1:
                    set.Add(MeasureId.Survey(SurveyKind.Csat, false, 1, 5, 1 + random.Next(5)), random.Next(-2, 3));
                    break;
                default:
                    set.AddDuration(Measure.ReplyGap, random.Next(4 * changes) * 1000, random.Next(-2, 3));
                    break;
            }
        }

        return set;
    }

    private static string Text(MeasureSet set)
    {
        var lines = new List<string>();
        foreach (var entry in set.Entries)
        {
            var buckets = entry.Sketch is null ? "" : string.Join(',', entry.Sketch.Buckets.ToArray().Zip(entry.Sketch.Counts.ToArray()));
            lines.Add($"{entry.Id.Value}:{entry.Value}:{entry.SumMs}:{buckets}");
        }

        return string.Join('\n', lines);
    }
}
