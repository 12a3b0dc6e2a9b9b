using Streaming.Demo.DeadLetters;

namespace Streaming.Demo.Tests.DeadLetters;

public sealed class SeenOffsetsTests
{
    [Fact]
    public void Add_AnyOrderAndRepeats_IsNewOncePerRecord()
    {
        var seen = new SeenOffsets();
        long[] offsets = [0, 63, 64, 65_535, 65_536, 1_000_000_000_000];

        Assert.All(offsets.Reverse(), offset => Assert.True(seen.Add("a", 0, offset)));

        Assert.All(offsets, offset => Assert.False(seen.Add("a", 0, offset)));
        Assert.True(seen.Add("a", 1, 0));
        Assert.True(seen.Add("b", 0, 0));
    }
}
