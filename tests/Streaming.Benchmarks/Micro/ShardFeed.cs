using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;

namespace Streaming.Benchmarks.Micro;

/// <summary>One shard fed from a stream in memory: decodes, applies, and says what to commit, as a consumer thread does.</summary>
/// <param name="stream">The events.</param>
/// <param name="settings">Settings of the shard; the defaults where left out.</param>
/// <param name="storage">How it stores; the defaults where left out.</param>
internal sealed class ShardFeed(LoadStream stream, EngineSettings? settings = null, StorageSettings? storage = null)
{
    private const int BatchEvents = 256;
    private static readonly ShardEpoch Epoch = new(1, 1);
    private static readonly ShardMeta Meta = new() { Topics = [new TopicProgress("tickets", "id", 8, 0, 0)] };

    private readonly EventDecoder _decoder = new(SurveyCuts.Default);
    private readonly EventBatch _batch = new();
    private ShardEngine _engine = new(settings ?? new EngineSettings(), storage ?? new StorageSettings());
    private int _next;

    /// <summary>Events left before the stream ends.</summary>
    public int Left => stream.Count - _next;

    /// <summary>The shard.</summary>
    public ShardEngine Engine => _engine;

    /// <summary>Starts at the stream's beginning, with an empty shard.</summary>
    public void Restart()
    {
        _engine = new ShardEngine(settings ?? new EngineSettings(), storage ?? new StorageSettings());
        _next = 0;
    }

    /// <summary>Decodes and applies the next events.</summary>
    /// <param name="count">How many; at most <see cref="Left"/>.</param>
    public void Apply(int count)
    {
        for (var end = _next + count; _next < end;)
        {
            _batch.Clear();
            for (var i = 0; i < BatchEvents && _next < end; i++, _next++)
            {
                if (!_decoder.Decode(stream.Value(_next), stream.Key(_next), _batch).IsDecoded)
                {
                    throw new InvalidOperationException($"Event {_next} of the load cannot be decoded.");
                }

                _batch[i].RecordTimeMs = stream.TimeMs(_next);
            }

            for (var i = 0; i < _batch.Count; i++)
            {
                if (_engine.Apply(_batch, i) != ApplyOutcome.Applied)
                {
                    throw new InvalidOperationException($"Event {_next - _batch.Count + i} of the load is not applied.");
                }
            }
        }
    }

    /// <summary>Lets time pass to the last event applied.</summary>
    public void FireTimers()
    {
        _engine.AdvanceTimers(stream.TimeMs(_next - 1));
        _engine.SlaTransitions.Clear();
    }

    /// <summary>Publishes to nowhere what is committed.</summary>
    public void Publish()
    {
        while (_engine.Outbox.TakeNext(_engine.Version) is { } message)
        {
            _engine.Outbox.Acknowledge(message.Number);
        }
    }

    /// <summary>Makes the next commit; the caller disposes it.</summary>
    public ShardCommit CreateCommit() => _engine.CreateCommit(Epoch, Meta);
}
