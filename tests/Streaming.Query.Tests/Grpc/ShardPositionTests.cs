using System.Buffers.Text;
using System.Text;
using Streaming.Domain.Shards;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Streaming.Query.Tickets;

namespace Streaming.Query.Tests.Grpc;

/// <summary>Where a watch goes on in a state of a shard, and how a token says it.</summary>
public sealed class ShardPositionTests
{
    private static readonly ShardNamesSnapshot NoNames = new ShardNames().Publish();
    private static readonly ShardEpoch First = new(7, 0xfeedfacecafebeef);
    private static readonly ShardEpoch Second = new(8, 42);

    [Theory]
    [InlineData("the same state", 105, true, 105, null, 105)]
    [InlineData("a later state", 105, true, 110, null, 105)]
    [InlineData("a later state of another owner", 105, false, 110, null, 105)]
    [InlineData("the same version of another owner", 105, false, 105, null, 105)]
    [InlineData("a state that lags", 105, true, 104, null, 105)]
    [InlineData("a state that lags on and on", 105, true, 104, 103L, 105)]
    [InlineData("an unknown owner's later state", 105, null, 110, null, 105)]
    [InlineData("an unknown owner's state that lags", 105, null, 104, null, 105)]
    [InlineData("an earlier state of another owner", 105, false, 104, null, 0)]
    [InlineData("an earlier state than this process had", 105, true, 104, 105L, 0)]
    [InlineData("the beginning", 0, null, 104, null, 0)]
    public void In_AState_GoesOnUnlessVersionsWereLost(string state, long version, bool? isSameOwner, long now, long? before, long expected)
    {
        var position = new ShardPosition(version, isSameOwner switch { true => First, false => Second, null => null });

        var found = position.In(ShardAt(now), before is { } earlier ? ShardAt(earlier) : null);

        Assert.Equal((state, new ShardPosition(expected, First)), (state, found));
    }

    [Fact]
    public void Token_AnyPositions_AreReadAsWritten()
    {
        var positions = new Dictionary<int, ShardPosition> { [0] = new(105, First), [3] = new(long.MaxValue, null), [1] = new(0, new ShardEpoch(0, 0)) };

        var read = VersionsToken.Read(new VersionsToken("hash", positions).ToString(), "hash");

        Assert.Equal(positions.OrderBy(static one => one.Key), read!.Positions.OrderBy(static one => one.Key));
    }

    [Theory]
    [InlineData("1:hash:0=105", true)]
    [InlineData("2:hash:0=105/7/2a", true)]
    [InlineData("2:hash:", true)]
    [InlineData("3:hash:0=105", false)]
    [InlineData("2:hash:0=105/7", false)]
    [InlineData("2:hash:0=105/7/2a/1", false)]
    [InlineData("2:hash:0=105/-7/2a", false)]
    [InlineData("2:hash:0=105/7/no", false)]
    [InlineData("2:hash:0=/7/2a", false)]
    public void Token_OfAnyForm_IsReadOrRefused(string text, bool isRead)
    {
        var token = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

        var fault = Record.Exception(() => VersionsToken.Read(token, "hash"));

        Assert.Equal(isRead, fault is null);
        Assert.True(isRead || fault is global::Grpc.Core.RpcException { StatusCode: global::Grpc.Core.StatusCode.InvalidArgument });
    }

    private static ShardTicketsSnapshot ShardAt(long version) => new ShardTickets(limit: 10).Publish(0, NoNames, version, meta: null).Under(First);
}
