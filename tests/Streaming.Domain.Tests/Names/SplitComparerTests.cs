using Streaming.Domain.Names;

namespace Streaming.Domain.Tests.Names;

public sealed class SplitComparerTests
{
    private static readonly NameKind[] NoDimensions = [NameKind.Source, NameKind.Component, NameKind.Currency];

    [Fact]
    public void Equals_AnyOneDimensionDiffers_IsFalse()
    {
        var split = default(Split).Select(static (_, _) => new NameId(7));

        foreach (var dimension in Enum.GetValues<NameKind>().Except(NoDimensions))
        {
            var other = split.Select((kind, id) => kind == dimension ? new NameId(8) : id);

            Assert.Equal(new NameId(8), other[dimension]);
            Assert.False(SplitComparer.Instance.Equals(split, other), $"Splits that differ by their {dimension} are taken for equal.");
        }
    }

    [Theory]
    [InlineData(Cube.Main)]
    [InlineData(Cube.Customer)]
    public void GetHashCode_SameContent_IsSame(Cube cube)
    {
        var split = default(Split).Select(static (kind, _) => new NameId((int)kind + 1)) with { Cube = cube };
        var same = split.Select(static (_, id) => id);

        Assert.True(SplitComparer.Instance.Equals(split, same));
        Assert.Equal(SplitComparer.Instance.GetHashCode(split), SplitComparer.Instance.GetHashCode(same));
        Assert.False(SplitComparer.Instance.Equals(split, split with { Cube = Cube.Agent }));
    }
}
