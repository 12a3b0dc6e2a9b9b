using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Replay.Kafka;

namespace Streaming.Replay.Tests.Kafka;

public sealed class FollowedGroupsTests
{
    [Fact]
    public async Task ReadAsync_NobodyFollowed_WaitsForNobody()
    {
        using var groups = new FollowedGroups("127.0.0.1:1", tickets: null, customers: null);

        var consumed = await groups.ReadAsync([new(Topics.Tickets, 0), new(Topics.Business, 1)], CancellationToken.None);

        Assert.Equal([long.MaxValue, long.MaxValue], consumed.Values);
        Assert.Equal(0, await groups.LagAsync(new Dictionary<TopicPartition, long> { [new(Topics.Customers, 0)] = 500 }, CancellationToken.None));
    }
}
