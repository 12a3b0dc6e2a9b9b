using Confluent.Kafka;
using Streaming.Ingestion.Consuming;

namespace Streaming.Ingestion.Tests.Consuming;

public sealed class HeldPartitionsTests
{
    private readonly HeldPartitions _held = new(topics: 2);

    [Fact]
    public void IsWhole_OneTopicOnly_IsSplitSinceThen()
    {
        _held.Add([At("a", 1)], now: 7);
        _held.Add([At("a", 2)], now: 9);

        Assert.False(_held.IsWhole(1));
        Assert.Equal(7, _held.SplitSince[1]);
        Assert.Equal(9, _held.SplitSince[2]);
    }

    [Fact]
    public void IsWhole_EveryTopic_IsNoLongerSplit()
    {
        _held.Add([At("a", 1)], now: 7);
        _held.Add([At("b", 1)], now: 8);

        Assert.True(_held.IsWhole(1));
        Assert.Empty(_held.SplitSince);
        Assert.Equal(2, _held.Count);
    }

    [Fact]
    public void Remove_OneOfTwo_IsSplitAgain()
    {
        _held.Add([At("a", 1), At("b", 1)], now: 7);
        _held.Remove([At("a", 1), At("c", 9)], now: 11);

        Assert.False(_held.IsWhole(1));
        Assert.Equal(11, _held.SplitSince[1]);
        Assert.Equal(1, _held.Count);
    }

    [Fact]
    public void Remove_Everything_LeavesNothing()
    {
        _held.Add([At("a", 1), At("b", 1)], now: 7);
        _held.Remove([At("a", 1), At("b", 1)], now: 8);

        Assert.Equal(0, _held.Count);
        Assert.Empty(_held.SplitSince);
    }

    private static TopicPartition At(string topic, int number) => new(topic, number);
}
