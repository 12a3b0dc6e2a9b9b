using Streaming.Domain.Cells;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;

namespace Streaming.Integration.Tests.Engine;

/// <summary>A shard's owner without Kafka and Redis: bytes are decoded and applied, and its commits feed the cells that a reader would keep.</summary>
internal sealed class MemoryShard(EngineSettings settings)
{
    private const int EventsPerCommit = 1000;
    private static readonly ShardMeta NoTopics = new() { Topics = [] };

    private readonly EventDecoder _decoder = new(SurveyCuts.Default);
    private readonly EventBatch _batch = new();
    private readonly ShardEngine _engine = new(settings, new StorageSettings());
    private int _uncommitted;

    /// <summary>What a reader knows after the commits so far.</summary>
    public MemoryCells Cells { get; } = new();

    /// <summary>How many events had which outcome.</summary>
    public Dictionary<ApplyOutcome, int> Outcomes { get; } = [];

    /// <summary>The greatest event time.</summary>
    public long EventHighMs => _engine.EventHighMs;

    /// <summary>Decodes and applies an event whose record has the event's own time.</summary>
    /// <param name="line">The event.</param>
    /// <param name="key">The record's key.</param>
    public void Feed(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key)
    {
        _batch.Clear();
        var result = _decoder.Decode(line, key, _batch);
        Assert.True(result.IsDecoded, result.ToString());
        _batch[0].RecordTimeMs = _batch[0].TimeMs;
        var outcome = _engine.Apply(_batch, 0);
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        if (++_uncommitted == EventsPerCommit)
        {
            _engine.AdvanceTimers(_batch[0].TimeMs);
            Commit();
        }
    }

    /// <summary>Lets time pass to the end of the log, and commits until nothing is left to roll up.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public void Finish(long timeMs)
    {
        Assert.True(_engine.AdvanceTimers(timeMs));
        do
        {
            Commit();
        }
        while (_engine.HasChanges);
    }

    private void Commit()
    {
        _uncommitted = 0;
        using var commit = _engine.CreateCommit(new ShardEpoch(1, 1), NoTopics);
        foreach (var write in commit.Writes)
        {
            if (write.Value is not { } value)
            {
                continue;
            }

            switch (write.Hash)
            {
                case ShardHash.Names:
                    CellCodec.ReadNamesPage(value.Span, Cells);
                    break;
                case ShardHash.CellLog when System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(write.Field.Span) == commit.Version:
                    CellCodec.ReadLogEntry(commit.Version, value.Span, Cells);
                    break;
                default:
                    break;
            }
        }
    }
}
