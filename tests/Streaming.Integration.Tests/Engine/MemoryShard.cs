using System.Text;
using System.Text.Json;
using Streaming.Domain.Cells;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;
using Streaming.Testing.Recount;

namespace Streaming.Integration.Tests.Engine;

/// <summary>A shard's owner without Kafka and Redis: bytes are decoded and applied, and its commits feed the cells that a reader would keep.</summary>
/// <param name="settings">Settings of the engine.</param>
/// <param name="onPublished">Receives what the shard publishes, once its cause is committed.</param>
internal sealed class MemoryShard(EngineSettings settings, Action<OutboxMessage>? onPublished = null)
{
    private const int EventsPerCommit = 1000;
    private const int CommitBytes = 256 * 1024;
    private static readonly ShardMeta NoTopics = new() { Topics = [] };

    private readonly EventDecoder _decoder = new(SurveyCuts.Default, EventFamily.Tickets);
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

    /// <summary>Decodes and applies a record; what is no event is passed over.</summary>
    /// <param name="record">The record.</param>
    public void Feed(RecountRecord record)
    {
        _batch.Clear();
        var line = Encoding.UTF8.GetBytes(record.Json);
        if (!_decoder.Decode(line, KeyOf(line), _batch).IsDecoded)
        {
            return;
        }

        _batch[0].RecordTimeMs = record.RecordTimestampMs;
        var outcome = _engine.Apply(_batch, 0);
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        if (++_uncommitted == EventsPerCommit)
        {
            Commit();
        }
    }

    /// <summary>Lets time pass, in as many commits as a worker would make.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public void Advance(long timeMs)
    {
        while (!_engine.AdvanceTimers(timeMs, CommitBytes))
        {
            Commit();
        }
    }

    /// <summary>Lets time pass to the end of the log, and commits until nothing is left to roll up.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public void Finish(long timeMs)
    {
        Advance(timeMs);
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

        while (_engine.Outbox.TakeNext(_engine.Version) is { } message)
        {
            onPublished?.Invoke(message);
            _engine.Outbox.Acknowledge(message.Number);
        }
    }

    // The key that a producer gives the record: the ticket's id where the event names a ticket, else the response's or the call's.
    private static byte[] KeyOf(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var data = document.RootElement.GetProperty("data");
            foreach (var name in new[] { "ticketId", "responseId", "callId" })
            {
                if (data.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String)
                {
                    return Encoding.UTF8.GetBytes(id.GetString()!.Trim());
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not an event: the decoder will say so.
        }

        return [];
    }
}
