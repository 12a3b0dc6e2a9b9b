using Streaming.Contracts;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Checks;
using Streaming.Ingestion.Kafka;

namespace Streaming.Ingestion.Tests.Checks;

public sealed class PlaceCheckTests
{
    private static readonly ShardMeta Stored = new()
    {
        Topics = [new TopicProgress("a", "id-1", 8, 100, 5), new TopicProgress("b", string.Empty, 8, 0, long.MinValue)],
    };

    [Fact]
    public void CheckTopics_EqualCounts_IsNoFault() =>
        Assert.Null(PlaceCheck.CheckTopics([new TopicInfo("a", "x", 8), new TopicInfo("b", "y", 8)]));

    [Fact]
    public void CheckTopics_UnequalCounts_NamesBoth()
    {
        var fault = PlaceCheck.CheckTopics([new TopicInfo("a", "x", 8), new TopicInfo("b", "y", 4)]);

        Assert.Equal(ShardFaults.PartitionsUnequal, fault!.Name);
        Assert.Contains("b has 4 partitions and a has 8", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id-1", 8, null)]
    [InlineData("", 8, null)]
    [InlineData("id-2", 8, ShardFaults.TopicRecreated)]
    [InlineData("id-1", 12, ShardFaults.PartitionsChanged)]
    public void CheckIdentity_TopicOfNow_IsComparedWithTheStoredOne(string id, int partitions, string? expected)
    {
        var fault = PlaceCheck.CheckIdentity(Stored, [new TopicInfo("a", id, partitions), new TopicInfo("b", "new", 8)]);

        Assert.Equal(expected, fault?.Name);
    }

    [Theory]
    [InlineData(100, 0, 100, null)]
    [InlineData(100, 100, 100, null)]
    [InlineData(100, 101, 200, ShardFaults.OffsetLost)]
    [InlineData(100, 0, 99, ShardFaults.OffsetLost)]
    public void CheckOffset_BrokerHasItOrNot_IsTold(long next, long low, long end, string? expected) =>
        Assert.Equal(expected, PlaceCheck.CheckOffset("a", 3, next, new OffsetRange(low, end, 0))?.Name);

    [Fact]
    public void CheckOffset_RecordsGone_SaysHowManyAndWhatToDo()
    {
        var fault = PlaceCheck.CheckOffset("a", 3, 100, new OffsetRange(130, 200, 0));

        Assert.Contains("30 records are gone unread", fault!.Message, StringComparison.Ordinal);
        Assert.Contains("Ingestion:Reset", fault.Message, StringComparison.Ordinal);
    }
}
