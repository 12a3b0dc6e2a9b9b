using System.Text;
using System.Text.Json;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Shards;

/// <summary>Runs an engine over a log, committing to a store in memory, and holds the stored cells against the slow recount.</summary>
internal sealed class EngineRun(
    EngineSettings settings, StorageSettings storage, RecountOptions? options = null, EventFamily family = EventFamily.Tickets)
{
    private static readonly ShardMeta NoTopics = new() { Topics = [] };

    private readonly EventDecoder _decoder = new(SurveyCuts.Default, family);
    private readonly EventBatch _batch = new();
    private readonly Queue<ShardCommit> _onTheirWay = new();
    private ShardEngine _engine = new(settings, storage);

    public MemoryShardStore Store { get; private set; } = new();

    public ShardEngine Engine => _engine;

    public Dictionary<ApplyOutcome, int> Outcomes { get; } = [];

    public void Feed(RecountRecord record)
    {
        _batch.Clear();
        if (!_decoder.Decode(Encoding.UTF8.GetBytes(record.Json), KeyOf(record.Json), _batch).IsDecoded)
        {
            return;
        }

        _batch[0].RecordTimeMs = record.RecordTimestampMs;
        if (_engine.NeedsDormant(_batch, 0, out var key) && Store.Dormant(key) is { } state)
        {
            _engine.AddDormant(key, state);
        }

        var outcome = _engine.Apply(_batch, 0);
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
    }

    /// <summary>Has the engine look at every dormant ticket that the store has and it has not.</summary>
    public void LookAtDormant()
    {
        foreach (var (key, state) in Store.Read(ShardHash.Dormant).ToList())
        {
            if (_engine.IsDormantDue(key, state))
            {
                _engine.LookAtDormant(key, state);
            }
        }
    }

    public void Advance(long timeMs) => Assert.True(_engine.AdvanceTimers(timeMs));

    /// <summary>Makes a commit once there may be one more on their way, and leaves it there; where there may be one only, it reaches the store at once.</summary>
    public void Commit()
    {
        Arrive(storage.CommitsInFlight - 1);
        _onTheirWay.Enqueue(_engine.CreateCommit(new ShardEpoch(1, 1), NoTopics));
        if (storage.CommitsInFlight == 1)
        {
            Arrive(0);
        }
    }

    /// <summary>Commits reach the store until only some are on their way.</summary>
    public void Arrive(int left)
    {
        while (_onTheirWay.Count > left)
        {
            Store.Apply(_onTheirWay.Dequeue());
        }
    }

    /// <summary>Loses everything that was not committed, and loads the rest.</summary>
    public void Crash(bool withDormant) => _engine = Store.Load(settings, storage, withDormant);

    /// <summary>Loses everything that was committed too, and begins anew.</summary>
    /// <param name="nowMs">When that is.</param>
    public void LoseStore(long nowMs)
    {
        Store = new MemoryShardStore();
        _engine = new ShardEngine(settings, storage);
        _engine.CompleteLoad(version: 0, meta: null, hasUnloadedDormant: false, nowMs);
    }

    /// <summary>What differs between the stored cells and the recount of a log; empty where nothing does.</summary>
    public string Differences(IReadOnlyList<RecountRecord> log, long timerTimeMs, bool exactPanes)
    {
        var recount = SlowRecount.Of(log, timerTimeMs, options);
        var cells = StoredCells.Of(Store);
        var text = new StringBuilder();
        foreach (var (cube, unitMs) in new[] { (Cube.Main, 10_000L), (Cube.Agent, 60_000L), (Cube.Sla, 10_000L), (Cube.Customer, 10_000L) })
        {
            var expected = RecountNumbers.Of(recount, cube, timeMs => exactPanes ? $"{Math.DivRem(timeMs, unitMs).Quotient * unitMs}" : "all");
            var actual = cells.Numbers(cube, pane => exactPanes ? $"{pane.StartMs}" : "all");
            foreach (var key in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
            {
                var (want, have) = (expected.GetValueOrDefault(key), actual.GetValueOrDefault(key));
                if (want != have)
                {
                    text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{cube} {key}: recount {want}, engine {have}");
                }
            }
        }

        return text.ToString();
    }

    // The key that a producer gives the record: the ticket's id where the event names a ticket, else the response's or the call's.
    private static byte[] KeyOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var data = document.RootElement.GetProperty("data");
            foreach (var name in new[] { "ticketId", "responseId", "callId", "customerId" })
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
