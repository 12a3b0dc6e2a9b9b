using Streaming.Domain.Shards;

namespace Streaming.Domain.Tests.Shards;

public sealed class PackedShareTests
{
    [Fact]
    public void Of_NothingLearned_IsTheBytes() => Assert.Equal(1_000, new PackedShare().Of(1_000));

    [Fact]
    public void Learn_BetterThanBefore_IsBelievedLittleByLittle()
    {
        var share = new PackedShare();
        share.Learn(10_000, 4_000);
        Assert.Equal(850, share.Of(1_000));
        for (var i = 0; i < 100; i++)
        {
            share.Learn(10_000, 4_000);
        }

        Assert.InRange(share.Of(1_000), 400, 401);
    }

    [Fact]
    public void Learn_WorseThanBefore_IsBelievedAtOnce()
    {
        var share = new PackedShare();
        for (var i = 0; i < 100; i++)
        {
            share.Learn(10_000, 10);
        }

        Assert.Equal(250, share.Of(1_000));
        share.Learn(10_000, 7_500);
        Assert.Equal(750, share.Of(1_000));
        share.Learn(10_000, 11_000);
        Assert.Equal(1_000, share.Of(1_000));
    }

    [Fact]
    public void Learn_FewBytes_SaysNothing()
    {
        var share = new PackedShare();
        share.Learn(100, 10);
        Assert.Equal(1_000, share.Of(1_000));
    }
}
