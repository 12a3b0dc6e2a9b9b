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

            var sum = MeasureAlgebra.Sum(left, right);

            Assert.Equal(Text(expected), Text(sum));
            Assert.Equal(Text(right), Text(MeasureAlgebra.Difference(sum, left)));
            Assert.Equal((leftBefore, rightBefore), (Text(left), Text(right)));
        }
    }

    [Fact]
    public void AreOpposite_SetAndItsRetraction_IsTrueOnlyForTheWholeOfIt()
    {
        var random = new Random(6);
        for (var round = 0; round < 100; round++)
        {
            var set = RandomSet(random);
            var opposite = MeasureAlgebra.Difference(MeasureAlgebra.Empty, set);

            Assert.True(MeasureAlgebra.AreOpposite(set, opposite));

            // Of a set without content the opposite is the shared empty set, which nobody may change.
            var other = opposite.Clone();
            other.Add(Measure.Closed, 1);
            Assert.False(MeasureAlgebra.AreOpposite(set, other));
        }
    }

    [Fact]
    public void Sum_TwoSingleNumbers_IsRightAndSharedWhereSmall()
    {
        for (var left = -70; left <= 70; left++)
        {
            for (var right = -70; right <= 70; right++)
            {
                var expected = Single(left);
                expected.Add(Measure.TicketsCreated, right);

                var sum = MeasureAlgebra.Sum(Single(left), Single(right));
                var again = MeasureAlgebra.Sum(Single(right), Single(left));

                Assert.Equal(Text(expected), Text(sum));
                Assert.Equal(left + right is >= -64 and < 64 && left != 0 && right != 0, ReferenceEquals(sum, again));
            }
        }
    }

    private static MeasureSet Single(int number)
    {
        var set = new MeasureSet();
        set.Add(Measure.TicketsCreated, number);
        return set;
    }

    private static MeasureSet RandomSet(Random random)
    {
        var set = new MeasureSet();
        for (var i = random.Next(12); i > 0; i--)
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
                    set.AddDuration(Measure.ReplyGap, random.Next(50) * 1000, random.Next(-2, 3));
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
