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

    // A client without them would never reach a broker that asks for them, and the replay would wait for good.
    [Fact]
    public void FollowedGroups_SettingsOfTheClient_AreTaken()
    {
        var settings = new Dictionary<string, string> { ["securty.protocol"] = "ssl" };

        Assert.Contains("securty.protocol", Assert.Throws<InvalidOperationException>(() => new FollowedGroups("127.0.0.1:1", "tickets", null, settings)).Message, StringComparison.Ordinal);
    }
}
