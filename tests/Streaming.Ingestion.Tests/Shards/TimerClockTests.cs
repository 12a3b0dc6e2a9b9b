using Confluent.Kafka;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Shards;

namespace Streaming.Ingestion.Tests.Shards;

public sealed class TimerClockTests
{
    private const long NowMs = 1_000_000;

    [Fact]
    public void Live_CaughtUp_IsTheOldestQuestion()
    {
        var reached = TimerClock.Live([At(5, 100), At(0, long.MinValue)], [Range(5, 400), Range(0, 300)], NowMs);

        Assert.Equal(NowMs - 400, reached);
    }

    [Fact]
    public void Live_OnePartitionLags_IsItsLastTimestamp()
    {
        var reached = TimerClock.Live([At(5, 900), At(3, 700)], [Range(5, 10), Range(4, 10)], NowMs);

        Assert.Equal(700, reached);
    }

    [Fact]
    public void Live_LaggingPartitionNeverRead_StandsStill()
    {
        var reached = TimerClock.Live([At(5, 900), At(0, long.MinValue)], [Range(5, 10), Range(4, 10)], NowMs);

        Assert.Equal(TimerClock.Unknown, reached);
    }

    /// <summary>As a worker whose clock is ahead may have stored it.</summary>
    [Fact]
    public void Live_LastTimestampAheadOfNow_StandsStill()
    {
        Assert.Equal(TimerClock.Unknown, TimerClock.Live([At(5, 900), At(3, NowMs + 1)], [Range(5, 10), Range(4, 10)], NowMs));
        Assert.Equal(TimerClock.Unknown, TimerClock.Live([At(2, 900), At(3, NowMs + 1)], [Range(5, 10), Range(4, 10)], NowMs));
        Assert.Equal(NowMs, TimerClock.Live([At(5, 900), At(3, NowMs)], [Range(5, 10), Range(4, 10)], NowMs));
    }

    [Fact]
    public void Live_AnswerTooOldOrAbsent_ConfirmsNothing()
    {
        Assert.Equal(900, TimerClock.Live([At(5, 900)], [Range(5, TimerClock.ConfirmedForMs)], NowMs));
        Assert.Equal(900, TimerClock.Live([At(5, 900)], [null], NowMs));
    }

    [Fact]
    public void Replay_FinishedPartitions_AreLeftOut()
    {
        var reached = TimerClock.Replay([At(5, 100), At(3, 700)], [Range(5, 10), Range(4, 10)], NowMs, finalMs: null);

        Assert.Equal(700, reached);
    }

    [Fact]
    public void Replay_AllFinished_WaitsForTheOtherShards()
    {
        Assert.Equal(TimerClock.Unknown, TimerClock.Replay([At(5, 100)], [Range(5, 10)], NowMs, finalMs: null));
        Assert.Equal(12_345, TimerClock.Replay([At(5, 100)], [Range(5, 10)], NowMs, finalMs: 12_345));
    }

    [Fact]
    public void Replay_StillReading_IgnoresTheFinalTime() =>
        Assert.Equal(100, TimerClock.Replay([At(4, 100)], [Range(5, 10)], NowMs, finalMs: 12_345));

    [Theory]
    [InlineData(-1, NowMs - 1)]
    [InlineData(0, NowMs)]
    [InlineData(1, NowMs)]
    [InlineData(TimerClock.SkewMs, NowMs)]
    [InlineData(TimerClock.SkewMs + 1, 700)]
    [InlineData(86_400_000, 700)]
    public void Reached_RecordAheadOfNow_CountsAsNowOrNotAtAll(long aheadMs, long expected) =>
        Assert.Equal(expected, TimerClock.Reached(lastMs: 700, NowMs + aheadMs, NowMs));

    /// <summary>A partition that lags by so little that its producers' clocks are further ahead: its time goes on with the clock.</summary>
    [Theory]
    [InlineData(150)]
    [InlineData(3_000)]
    [InlineData(TimerClock.SkewMs)]
    public void Live_ProducersALittleAheadWhileItLags_GoesOnAndNeverBeyondNow(long aheadMs)
    {
        const long LagMs = 100;
        var part = At(0, long.MinValue);
        for (var nowMs = NowMs; nowMs < NowMs + 60_000; nowMs += 50)
        {
            part.NextOffset++;
            part.LastTimestampMs = TimerClock.Reached(part.LastTimestampMs, nowMs - LagMs + aheadMs, nowMs);

            Assert.Equal(nowMs, TimerClock.Live([part], [new OffsetRange(0, part.NextOffset + 1, nowMs)], nowMs));
        }
    }

    private static PartitionProgress At(long next, long lastMs) =>
        new() { Partition = new TopicPartition("t", 0), NextOffset = next, LastTimestampMs = lastMs };

    private static OffsetRange? Range(long end, long ageMs) => new OffsetRange(0, end, NowMs - ageMs);
}
