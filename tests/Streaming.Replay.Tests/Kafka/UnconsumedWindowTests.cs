using Confluent.Kafka;
using Streaming.Replay.Kafka;

namespace Streaming.Replay.Tests.Kafka;

public sealed class UnconsumedWindowTests
{
    private static readonly TopicPartition First = new("t", 0);
    private static readonly TopicPartition Second = new("t", 1);

    private readonly UnconsumedWindow _window = new(100);

    [Fact]
    public void TryReserve_BeyondTheLimit_IsRefusedInThatPartitionOnly()
    {
        Assert.True(_window.TryReserve(First, 60));
        Assert.False(_window.TryReserve(First, 41));
        Assert.True(_window.TryReserve(Second, 41));
        Assert.True(_window.TryReserve(First, 40));
    }

    [Fact]
    public void TryReserve_RecordLargerThanTheLimit_GoesAlone()
    {
        Assert.True(_window.TryReserve(First, 500));
        Assert.False(_window.TryReserve(First, 1));
    }

    [Fact]
    public void Consume_AcknowledgedRecords_MakesRoomForThoseBeforeTheOffset()
    {
        Send(0, 50);
        Send(1, 50);

        _window.Consume(First, 1);

        Assert.Equal(1, _window.UnconsumedRecords);
        Assert.True(_window.TryReserve(First, 50));
        Assert.False(_window.TryReserve(First, 1));
    }

    [Fact]
    public void Acknowledge_AlreadyConsumed_MakesRoomAtOnce()
    {
        _window.TryReserve(First, 100);
        _window.Consume(First, 8);

        _window.Acknowledge(First, 7, 100);

        Assert.True(_window.TryReserve(First, 100));
    }

    [Fact]
    public void Consume_OlderOffsetLater_ChangesNothing()
    {
        Send(0, 50);
        Send(1, 50);
        _window.Consume(First, 2);

        _window.Consume(First, 0);

        Assert.Equal(0, _window.UnconsumedRecords);
    }

    [Fact]
    public void Release_RecordNotStored_MakesRoom()
    {
        _window.TryReserve(First, 100);

        _window.Release(First, 100);

        Assert.True(_window.TryReserve(First, 100));
    }

    [Fact]
    public void EndOffsets_AcknowledgedRecords_FollowTheGreatest()
    {
        Send(4, 10);
        Send(5, 10);

        Assert.Equal(new KeyValuePair<TopicPartition, long>(First, 6), Assert.Single(_window.EndOffsets()));
    }

    [Fact]
    public void Acknowledge_WithoutAReader_CountsAsConsumed()
    {
        var window = new UnconsumedWindow(null);
        window.TryReserve(First, 1_000_000);
        window.TryReserve(First, 1_000_000);

        window.Acknowledge(First, 0, 1_000_000);

        Assert.Equal(1, window.UnconsumedRecords);
    }

    private void Send(long offset, int bytes)
    {
        Assert.True(_window.TryReserve(First, bytes));
        _window.Acknowledge(First, offset, bytes);
    }
}
