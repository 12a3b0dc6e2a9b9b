using Confluent.Kafka;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Publishing;

namespace Streaming.Ingestion.Tests.Publishing;

public class OutboxSenderTests
{
    private static readonly Error Refused = new(ErrorCode.Local_MsgTimedOut);
    private static readonly Error Taken = new(ErrorCode.NoError);
    private readonly ShardEngine _engine = new(new EngineSettings(), new StorageSettings());
    private readonly ScriptedProducer _producer = new();
    private readonly StillTime _time = new();

    [Fact]
    public void Pump_LaterMessageAcknowledgedFirst_EarlierOneIsStillKept()
    {
        var sender = Sending(3);

        _producer.Report(1, Taken);
        _producer.Report(2, Taken);
        sender.Pump(1);

        Assert.Equal(3, _engine.Outbox.Count);
    }

    [Fact]
    public void Pump_EarlierMessageRefusedAfterLaterOnesWereTaken_AllArePublishedAgainInOrder()
    {
        var sender = Sending(3);
        _producer.Report(1, Taken);
        _producer.Report(2, Taken);
        _producer.Report(0, Refused);
        sender.Pump(1);
        _producer.Sent.Clear();

        _time.Now += TimeSpan.FromSeconds(1);
        sender.Pump(1);

        Assert.Equal(["0", "1", "2"], _producer.Sent.Select(static sent => sent.Topic));
        Assert.Equal(3, _engine.Outbox.Count);
    }

    [Fact]
    public void Pump_AllAcknowledgedInAnyOrder_NothingIsLeft()
    {
        var sender = Sending(3);

        _producer.Report(2, Taken);
        _producer.Report(0, Taken);
        _producer.Report(1, Taken);
        sender.Pump(1);

        Assert.Equal(0, _engine.Outbox.Count);
        Assert.True(_engine.Outbox.HasAcknowledged);
    }

    [Fact]
    public void Pump_RefusedMessageBeforeTheWaitIsOver_NothingIsSent()
    {
        var sender = Sending(1);
        _producer.Report(0, Refused);
        _producer.Sent.Clear();

        sender.Pump(1);

        Assert.True(sender.IsRefused);
        Assert.Empty(_producer.Sent);
    }

    /// <summary>A sender whose messages, each with its number as its topic, are stored and on their way.</summary>
    private OutboxSender Sending(int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            _engine.Outbox.Add(new OutboxMessage($"{i}", [], "", [], 0));
        }

        _engine.CreateCommit(default, new ShardMeta { Topics = [] }).Dispose();
        var sender = new OutboxSender(_engine.Outbox, _producer, _time);
        sender.Pump(1);
        Assert.Equal(messages, _producer.Sent.Count);
        return sender;
    }

    private sealed class ScriptedProducer : IOutboxProducer
    {
        private readonly List<Action<Error>> _reports = [];

        public List<OutboxMessage> Sent { get; } = [];

        public bool TryProduce(OutboxMessage message, Action<Error> onReport)
        {
            Sent.Add(message);
            _reports.Add(onReport);
            return true;
        }

        public void Report(int number, Error error) => _reports[number](error);
    }

    private sealed class StillTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
