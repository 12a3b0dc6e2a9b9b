using System.Buffers;
using Streaming.Domain.Customers;
using Streaming.Domain.Events;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// A shard of customers hears which tickets are whose, as shards of tickets tell it, eight tickets a record: records are decoded and applied, and every
/// thousand tickets committed to nowhere. It hears of 50,000 tickets, then another one begins.
/// </summary>
internal sealed class JoinsHeardPath : IHotPath
{
    private const int BatchEvents = 200;
    private const int TicketsPerCommit = 1_000;
    private const int TicketsPerRecord = 8;
    private static readonly ShardEpoch Epoch = new(1, 1);
    private static readonly ShardMeta Meta = new() { Topics = [new TopicProgress("joins", "id", 8, 0, 0)] };

    private readonly EventBatch _batch = new();
    private readonly List<byte[]> _records = Told(new LoadStream(tickets: 50_000));
    private ShardEngine _engine = new(new EngineSettings(), new StorageSettings());
    private int _next;

    /// <inheritdoc/>
    public string Operation => "tickets";

    /// <inheritdoc/>
    public int Operations => 10_000;

    /// <inheritdoc/>
    public void Prepare()
    {
        if ((_records.Count - _next) * TicketsPerRecord < Operations)
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
            if (left % TicketsPerCommit == BatchEvents)
            {
                _engine.CreateCommit(Epoch, Meta).Dispose();
            }
        }
    }

    private void Apply()
    {
        _batch.Clear();
        while (_batch.Count < BatchEvents)
        {
            JoinCodec.Read(_records[_next++], _batch);
        }

        for (var i = 0; i < _batch.Count; i++)
        {
            if (_engine.Apply(_batch, i) != ApplyOutcome.Applied)
            {
                throw new InvalidOperationException($"A ticket of record {_next - 1} or before it is not applied.");
            }
        }
    }

    private static List<byte[]> Told(LoadStream stream)
    {
        var feed = new ShardFeed(stream, storage: new StorageSettings { JoinTopic = "joins" });
        var (records, tickets) = (new List<byte[]>(), 0);
        var record = new ArrayBufferWriter<byte>();
        while (feed.Left > 0)
        {
            feed.Apply(Math.Min(1_000, feed.Left));
            feed.CreateCommit().Dispose();
            while (feed.Engine.Outbox.TakeNext(feed.Engine.Version) is { } message)
            {
                foreach (var entry in new JoinEntries(message.Payload.Span))
                {
                    if (tickets++ % TicketsPerRecord == 0)
                    {
                        records.Add(record.WrittenSpan.ToArray());
                        record.ResetWrittenCount();
                        record.Write([JoinCodec.Format]);
                    }

                    record.Write(entry.Whole);
                }

                feed.Engine.Outbox.Acknowledge(message.Number);
            }
        }

        return records[1..];
    }
}
