using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Streaming.Domain.Cells;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;

namespace Streaming.Benchmarks.Macro.Customers;

/// <summary>A shard that is fed one event for each customer, and whose commits go to a reader.</summary>
/// <param name="settings">Of the shard.</param>
/// <param name="reader">Gets what a reader gets; <see langword="null"/>: nobody reads.</param>
internal sealed class CustomerFeed(EngineSettings settings, ICellSink? reader)
{
    private const int EventsPerCommit = 500;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly ShardMeta Meta = new() { Topics = [new TopicProgress("topic", "id", 1, 0, 0)] };

    private readonly EventDecoder _decoder = new(SurveyCuts.Default);
    private readonly EventBatch _batch = new();
    private readonly ShardEngine _engine = new(settings);

    /// <summary>Feeds events of an hour.</summary>
    /// <param name="count">How many.</param>
    /// <param name="make">The type between <c>support.</c> and <c>.v1</c>, the key and the data of each.</param>
    public void Feed(int count, Func<int, (string Type, string Key, string Data)> make)
    {
        for (var i = 0; i < count; i++)
        {
            var (type, key, data) = make(i);
            var time = Start.AddMilliseconds(3_600_000.0 * i / count).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var line = $$"""{"specversion":"1.0","id":"e-{{i}}","source":"/crm","type":"support.{{type}}.v1","time":"{{time}}","data":{{data}}}""";
            _batch.Clear();
            if (!_decoder.Decode(Encoding.UTF8.GetBytes(line), Encoding.UTF8.GetBytes(key), _batch).IsDecoded)
            {
                throw new InvalidOperationException($"This cannot be decoded: {line}");
            }

            _batch[0].RecordTimeMs = _batch[0].TimeMs;
            _engine.Apply(_batch, 0);
            if ((i + 1) % EventsPerCommit == 0 || i + 1 == count)
            {
                Commit();
            }
        }
    }

    private void Commit()
    {
        using var commit = _engine.CreateCommit(new ShardEpoch(1, 1), Meta);
        foreach (var write in commit.Writes)
        {
            if (reader is null || write.Value is not { } value)
            {
                continue;
            }

            if (write.Hash == ShardHash.Names)
            {
                CellCodec.ReadNamesPage(value.Span, reader);
            }
            else if (write.Hash == ShardHash.CellLog)
            {
                CellCodec.ReadLogEntry(BinaryPrimitives.ReadInt64BigEndian(write.Field.Span), value.Span, reader);
            }
        }
    }
}
