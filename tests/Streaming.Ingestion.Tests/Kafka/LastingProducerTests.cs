using Confluent.Kafka;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Tests.Support;

namespace Streaming.Ingestion.Tests.Kafka;

public sealed class LastingProducerTests : IDisposable
{
    private static readonly TopicPartition Place = new("topic", 0);
    private readonly List<ScriptedClient> _clients = [];
    private readonly List<string> _reports = [];
    private readonly StillTime _time = new();
    private readonly LastingProducer<string, string> _producer;

    public LastingProducerTests() => _producer = new LastingProducer<string, string>(Build, _time);

    public void Dispose() => _producer.Dispose();

    [Fact]
    public void TryProduce_ClientIsSound_PassesMessagesAndReportsOn()
    {
        Assert.True(TryProduce("a"));
        Assert.True(TryProduce("b"));

        _clients[0].Report(1, ErrorCode.Local_MsgTimedOut);
        _clients[0].Report(0);

        Assert.Equal(["a", "b"], _clients[0].Taken);
        Assert.Equal(["b Local_MsgTimedOut", "a NoError"], _reports);
    }

    [Fact]
    public void TryProduce_ClientDoesNotTakeIt_SaysWhyAndReportsNothing()
    {
        TryProduce("a");
        _clients[0].Refusal = new Error(ErrorCode.MsgSizeTooLarge);

        Assert.False(_producer.TryProduce(Place, new Message<string, string>(), _ => _reports.Add("b"), out var refusal));
        _producer.Dispose();

        Assert.Equal(ErrorCode.MsgSizeTooLarge, refusal.Code);
        Assert.Equal(["a Local_PurgeInflight"], _reports);
    }

    /// <summary>Else what failed could come behind what was sent after it.</summary>
    [Fact]
    public async Task TryProduce_FailedClientHasMessagesThatAreNotReported_TakesNothingBeforeTheyAre()
    {
        TryProduce("a");
        _clients[0].Fail();
        _time.Now += TimeSpan.FromHours(1);
        Assert.False(TryProduce("b"));
        Assert.False(_clients[0].IsDisposed);

        _clients[0].Report(0, ErrorCode.Local_PurgeQueue);
        _clients[0].EndFlush(isInTime: true);
        await Eventually.HoldsAsync("taken by another", () => TryProduce("b"));

        Assert.True(_clients[0].IsDisposed);
        Assert.Equal(["b"], _clients[1].Taken);
        Assert.Equal(["a Local_PurgeQueue"], _reports);
    }

    [Fact]
    public async Task TryProduce_FailedClientNeverReports_ItsMessagesAreReportedOnce()
    {
        TryProduce("a");
        TryProduce("b");
        _clients[0].Report(0);
        _clients[0].Fail();

        _clients[0].EndFlush(isInTime: false);
        _time.Now += TimeSpan.FromSeconds(1);
        await Eventually.HoldsAsync("taken by another", () => TryProduce("c"));
        _clients[0].Report(1);

        Assert.Equal(["a NoError", "b Local_PurgeInflight"], _reports);
    }

    [Fact]
    public async Task TryProduce_ReplacedClientFailsAgain_TheNextOneStays()
    {
        TryProduce("a");
        _clients[0].Fail();
        _clients[0].EndFlush(isInTime: true);
        _time.Now += TimeSpan.FromSeconds(1);
        await Eventually.HoldsAsync("taken by another", () => TryProduce("b"));

        _clients[0].Fail();

        Assert.True(TryProduce("c"));
        Assert.Equal(["b", "c"], _clients[1].Taken);
    }

    [Fact]
    public async Task TryProduce_EachClientFailsAtOnce_ThereIsAPauseBetweenThem()
    {
        TryProduce("a");
        _clients[0].Fail();
        _clients[0].EndFlush(isInTime: true);
        await Eventually.HoldsAsync("ended", () => _clients[0].IsDisposed);

        _time.Now += TimeSpan.FromMilliseconds(999);
        Assert.False(TryProduce("b"));
        Assert.Single(_clients);
    }

    [Fact]
    public void Dispose_MessagesAreNotReported_TheyAreAndNothingIsTakenAnyMore()
    {
        TryProduce("a");

        _producer.Dispose();

        Assert.True(_clients[0].IsDisposed);
        Assert.Equal(["a Local_PurgeInflight"], _reports);
        Assert.False(TryProduce("b"));
        Assert.Single(_clients);
    }

    private bool TryProduce(string key) => _producer.TryProduce(
        Place, new Message<string, string> { Key = key }, error => _reports.Add($"{key} {error.Code}"), out _);

    private ScriptedClient Build(Action<Error> onError)
    {
        var client = new ScriptedClient(onError);
        _clients.Add(client);
        return client;
    }
}
