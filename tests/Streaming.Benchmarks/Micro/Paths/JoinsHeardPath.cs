using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// A shard of customers hears which tickets are whose, as a shard of tickets tells it: messages are decoded and applied, and every thousand of them
/// committed to nowhere. It hears of 50,000 tickets, then another one begins.
/// </summary>
internal sealed class JoinsHeardPath : IHotPath
{
    private const int BatchEvents = 250;
    private const int MessagesPerCommit = 1_000;
    private static readonly ShardEpoch Epoch = new(1, 1);
    private static readonly ShardMeta Meta = new() { Topics = [new TopicProgress("joins", "id", 8, 0, 0)] };

    private readonly EventDecoder _decoder = new(SurveyCuts.Default);
    private readonly EventBatch _batch = new();
    private readonly List<OutboxMessage> _messages = Told(new LoadStream(tickets: 50_000));
    private ShardEngine _engine = new(new EngineSettings(), new StorageSettings());
    private int _next;

    /// <inheritdoc/>
    public string Operation => "messages";

    /// <inheritdoc/>
    public int Operations => 10_000;

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_messages.Count - _next < Operations)
        {
            _next = 0;
            _engine = new ShardEngine(new EngineSettings(), new StorageSettings());
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        for (var left = Operations; left > 0; left -= BatchEvents)
        {
            Apply();
            if (left % MessagesPerCommit == BatchEvents)
            {
                _engine.CreateCommit(Epoch, Meta).Dispose();
            }
        }
    }

    private void Apply()
    {
        _batch.Clear();
        for (var i = 0; i < BatchEvents; i++)
        {
            var message = _messages[_next++];
            if (!_decoder.Decode(message.Payload.Span, message.Key.Span, _batch).IsDecoded)
            {
                throw new InvalidOperationException($"Message {_next} cannot be decoded.");
            }

            _batch[i].RecordTimeMs = message.TimestampMs;
        }

        for (var i = 0; i < _batch.Count; i++)
        {
            if (_engine.Apply(_batch, i) != ApplyOutcome.Applied)
            {
                throw new InvalidOperationException($"Message {_next - _batch.Count + i} is not applied.");
            }
        }
    }

    private static List<OutboxMessage> Told(LoadStream stream)
    {
        var feed = new ShardFeed(stream, storage: new StorageSettings { JoinTopic = "joins" });
        var messages = new List<OutboxMessage>();
        while (feed.Left > 0)
        {
            feed.Apply(Math.Min(1_000, feed.Left));
            feed.CreateCommit().Dispose();
            while (feed.Engine.Outbox.TakeNext(feed.Engine.Version) is { } message)
            {
                messages.Add(message);
                feed.Engine.Outbox.Acknowledge(message.Number);
            }
        }

        return messages;
    }
}
