using Confluent.Kafka;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Publishing;
using Streaming.Ingestion.Tests.Support;

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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Pump_BrokerRefusesForLong_NothingIsLostAndNoMoreWaitsThanIsAllowed(int seed)
    {
        const int Most = 400;
        var random = new Random(seed);
        var engine = new ShardEngine(new EngineSettings(), new StorageSettings { MaxOutboxBytes = Most * MessageBytes });
        var broker = new FickleBroker(random);
        var sender = new OutboxSender(engine.Outbox, broker, _time);
        var (told, stored, peak) = (0, 0L, 0);
        for (var turn = 0; told < 5_000 || engine.Outbox.Count > 0; turn++)
        {
            Assert.True(turn < 200_000, $"{broker.Taken.Count} of {told} messages are published, {engine.Outbox.Count} wait.");

            // For the first minutes it takes nothing, not even from the client; then it takes some, and at last all of them.
            broker.TakesPerMille = _time.Now < TimeSpan.FromMinutes(5) ? 0 : _time.Now < TimeSpan.FromMinutes(20) ? 900 : 1000;
            broker.IsFull = _time.Now < TimeSpan.FromMinutes(2) && random.Next(2) == 0;
            sender.Pump(stored);
            for (var i = random.Next(20); i > 0 && told < 5_000 && !engine.Outbox.IsFull; i--)
            {
                engine.Outbox.Add(new OutboxMessage("topic", BitConverter.GetBytes(told++), "", new byte[100], 0));
            }

            peak = Math.Max(peak, engine.Outbox.Count);
            var commit = engine.CreateCommit(default, new ShardMeta { Topics = [] });
            stored = random.Next(3) == 0 ? stored : commit.Version;
            commit.Dispose();
            broker.Answer();
            _time.Now += TimeSpan.FromMilliseconds(random.Next(500));
        }

        // One more than fills it may be added, for it is full only then.
        Assert.InRange(peak, Most, Most + 1);

        // Each was taken, and what was taken out of order was taken again in order.
        Assert.Equal(Enumerable.Range(0, 5_000), broker.Taken.AsEnumerable().Reverse().Distinct().Reverse());
    }

    private static readonly int MessageBytes = "topic".Length + sizeof(int) + 100 + 24;

    /// <summary>A broker that takes messages in the order in which they came to it, each or not, and answers some time later.</summary>
    private sealed class FickleBroker(Random random) : IOutboxProducer
    {
        private readonly List<Action> _answers = [];

        /// <summary>Numbers of the messages taken, repeats included.</summary>
        public List<int> Taken { get; } = [];

        public int TakesPerMille { get; set; }

        public bool IsFull { get; set; }

        public bool TryProduce(OutboxMessage message, Action<Error> onReport)
        {
            if (IsFull)
            {
                return false;
            }

            var isTaken = random.Next(1000) < TakesPerMille;
            if (isTaken)
            {
                Taken.Add(BitConverter.ToInt32(message.Key.Span));
            }

            _answers.Add(() => onReport(isTaken ? OutboxSenderTests.Taken : Refused));
            return true;
        }

        public string? RefusalOf(string topic) => null;

        public void Answer()
        {
            var count = random.Next(_answers.Count + 1);
            var some = _answers[..count];
            _answers.RemoveRange(0, count);
            foreach (var answer in some)
            {
                answer();
            }
        }
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

        public string? RefusalOf(string topic) => null;

        public void Report(int number, Error error) => _reports[number](error);
    }
}
