namespace Streaming.Hosting.Tests;

public sealed class RecurringNoticeTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public void IsDue_SameTrouble_OnceAMinute()
    {
        var notice = new RecurringNotice(_time);

        Assert.True(notice.IsDue("away"));
        Assert.False(notice.IsDue("away"));
        _time.Seconds += 59;
        Assert.False(notice.IsDue("away"));
        _time.Seconds++;
        Assert.True(notice.IsDue("away"));
        Assert.False(notice.IsDue("away"));
    }

    [Fact]
    public void IsDue_AnotherTrouble_AtOnce()
    {
        var notice = new RecurringNotice(_time);

        Assert.True(notice.IsDue("away"));
        Assert.True(notice.IsDue("refuses"));
        Assert.False(notice.IsDue("refuses"));
        Assert.True(notice.IsDue("away"));
    }

    [Fact]
    public void End_AfterATroubleWasTold_IsToldOnce()
    {
        var notice = new RecurringNotice(_time);

        Assert.False(notice.End());
        notice.IsDue("away");
        Assert.True(notice.End());
        Assert.False(notice.End());
        Assert.True(notice.IsDue("away"));
    }

    private sealed class SteppedTime : TimeProvider
    {
        public long Seconds { get; set; } = 1_000;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
