using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Streaming.Domain.Customers;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;
using Streaming.Redis.Reading;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Support;

/// <summary>A shard whose owner is the real engine, with what Redis would hold after its commits.</summary>
internal sealed class EngineShard(EngineSettings settings, StorageSettings storage, int partitions = 1, EventFamily family = EventFamily.All)
{
    /// <summary>Whether the present is where the last event is, and not at the wall clock.</summary>
    public bool IsReplay { get; init; } = true;

    private readonly EventDecoder _decoder = new(SurveyCuts.Default, family);
    private readonly EventBatch _batch = new();
    private readonly Dictionary<ShardHash, Dictionary<string, byte[]>> _hashes =
        Enum.GetValues<ShardHash>().ToDictionary(hash => hash, _ => new Dictionary<string, byte[]>());

    private readonly ShardEngine _engine = new(settings, storage);

    public ShardEpoch Epoch { get; set; } = new(1, 42);

    public ShardGuard Guard { get; private set; } = new(new ShardEpoch(1, 42), 0, default, []);

    public long CellsTrimmed { get; private set; }

    public long TicketsTrimmed { get; private set; }

    /// <summary>Applies a record, unless it is no event.</summary>
    public void Feed(RecountRecord record)
    {
        _batch.Clear();
        if (!_decoder.Decode(Encoding.UTF8.GetBytes(record.Json), KeyOf(record.Json), _batch).IsDecoded)
        {
            return;
        }

        _batch[0].RecordTimeMs = record.RecordTimestampMs;
        FetchDormant(0);
        _engine.Apply(_batch, 0);
    }

    /// <summary>Lets time pass, and commits.</summary>
    public void Commit(long timerTimeMs)
    {
        Assert.True(_engine.AdvanceTimers(timerTimeMs));
        var topics = new[] { new TopicProgress("support.tickets.v1", "", partitions, 0, 0) };
        using var commit = _engine.CreateCommit(Epoch, new ShardMeta { Topics = topics, IsReplay = IsReplay });
        foreach (var write in commit.Writes)
        {
            var field = Convert.ToHexString(write.Field.Span);
            if (write.Value is { } value)
            {
                _hashes[write.Hash][field] = value.ToArray();
                continue;
            }

            _hashes[write.Hash].Remove(field);
            CellsTrimmed = write.Hash == ShardHash.CellLog ? Math.Max(CellsTrimmed, VersionOf(write.Field.Span)) : CellsTrimmed;
            TicketsTrimmed = write.Hash == ShardHash.TicketLog ? Math.Max(TicketsTrimmed, VersionOf(write.Field.Span)) : TicketsTrimmed;
        }

        Guard = new ShardGuard(Epoch, commit.Version, commit.Meta.ToArray(), []);
    }

    /// <summary>Applies what a shard of tickets told.</summary>
    public void Hear(Told told)
    {
        _batch.Clear();
        JoinCodec.Read(told.Record, _batch);
        for (var i = 0; i < _batch.Count; i++)
        {
            FetchDormant(i);
            _engine.Apply(_batch, i);
        }
    }

    /// <summary>What it has to tell and was stored, each entry as a record of its own.</summary>
    public List<Told> TakeTold()
    {
        var told = new List<Told>();
        while (_engine.Outbox.TakeNext(_engine.Version) is { } message)
        {
            foreach (var entry in new JoinEntries(message.Payload.Span))
            {
                told.Add(new Told([JoinCodec.Format, .. entry.Whole], entry.TimeMs));
            }

            _engine.Outbox.Acknowledge(message.Number);
        }

        return told;
    }

    public byte[]? Read(ShardHash hash, ReadOnlySpan<byte> field) => _hashes[hash].GetValueOrDefault(Convert.ToHexString(field));

    /// <summary>A part of the shard, in the order of its fields.</summary>
    public IEnumerable<(byte[] Field, byte[] Value)> Read(ShardHash hash) => _hashes[hash]
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => (Convert.FromHexString(field.Key), field.Value));

    /// <summary>Entries of a log after a version.</summary>
    public List<ShardLogEntry> Log(ShardHash hash, long after) =>
        [.. Read(hash).Select(entry => new ShardLogEntry(VersionOf(entry.Field), entry.Value)).Where(entry => entry.Version > after)];

    private void FetchDormant(int index)
    {
        if (_engine.NeedsDormant(_batch, index, out var key) && Read(ShardHash.Dormant, key) is { } state)
        {
            _engine.AddDormant(key, state);
        }
    }

    private static long VersionOf(ReadOnlySpan<byte> field) => BinaryPrimitives.ReadInt64BigEndian(field);

    /// <summary>The key that a producer gives the record: the ticket's id where the event names a ticket, else that of what it is about.</summary>
    public static byte[] KeyOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var data = document.RootElement.GetProperty("data");
            foreach (var name in new[] { "ticketId", "responseId", "callId", "customerId", "sessionId", "agentId", "segment" })
            {
                if (data.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String)
                {
                    return Encoding.UTF8.GetBytes(id.GetString()!.Trim());
                }
            }

            // A count of all customers has a key of its own.
            return json.Contains("base-counted", StringComparison.Ordinal) ? "base"u8.ToArray() : [];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not an event: the decoder will say so.
        }

        return [];
    }
}
