using System.Globalization;
using System.Text.Json;
using Streaming.Testing.Recount;

namespace Streaming.Testing.Logs;

/// <summary>Writes event logs by hand: one call an event, with ids given in turn (<c>e-1</c>, <c>e-2</c>, …).</summary>
public sealed class EventLog
{
    private readonly List<RecountRecord> _records = [];

    /// <summary>What was written, in order of writing.</summary>
    public IReadOnlyList<RecountRecord> Records => _records;

    /// <summary>Tenant of the next events, or null to leave the attribute away.</summary>
    public string? Tenant { get; set; }

    /// <summary>Source of the next events.</summary>
    public string Source { get; set; } = "/helpdesk";

    /// <summary>How much later than its event time a record is stamped, milliseconds; may be negative.</summary>
    public long RecordDelayMs { get; set; }

    /// <summary>Writes an event.</summary>
    /// <param name="type">The type between <c>support.</c> and <c>.v1</c>.</param>
    /// <param name="timeMs">Event time, Unix milliseconds.</param>
    /// <param name="data">The data; null values are written as null.</param>
    /// <param name="id">The CloudEvents id, or null for the next in turn.</param>
    /// <param name="sequence">The sequence extension, or null for none.</param>
    /// <returns>This log.</returns>
    public EventLog Add(
        string type,
        long timeMs,
        IEnumerable<KeyValuePair<string, object?>> data,
        string? id = null,
        string? sequence = null)
    {
        var json = new Dictionary<string, object?>
        {
            ["specversion"] = "1.0",
            ["id"] = id ?? string.Create(CultureInfo.InvariantCulture, $"e-{_records.Count + 1}"),
            ["source"] = Source,
            ["type"] = $"support.{type}.v1",
            ["time"] = TimeText(timeMs),
            ["datacontenttype"] = "application/json",
        };
        if (Tenant is not null)
        {
            json["tenant"] = Tenant;
        }

        if (sequence is not null)
        {
            json["sequence"] = sequence;
        }

        json["data"] = new Dictionary<string, object?>(data);
        return AddRaw(JsonSerializer.Serialize(json), timeMs + RecordDelayMs);
    }

    /// <summary>Writes an event; fields whose value is null are left away.</summary>
    /// <param name="type">The type between <c>support.</c> and <c>.v1</c>.</param>
    /// <param name="timeMs">Event time, Unix milliseconds.</param>
    /// <param name="fields">Names and values of the data.</param>
    /// <returns>This log.</returns>
    public EventLog Add(string type, long timeMs, params (string Name, object? Value)[] fields) =>
        Add(type, timeMs, Data(fields));

    /// <summary>Writes a record as it is.</summary>
    /// <param name="json">The value.</param>
    /// <param name="recordTimestampMs">The record's timestamp, Unix milliseconds.</param>
    /// <returns>This log.</returns>
    public EventLog AddRaw(string json, long recordTimestampMs)
    {
        _records.Add(new RecountRecord(json, recordTimestampMs));
        return this;
    }

    /// <summary>The data of an event, without the fields that are null.</summary>
    /// <param name="fields">Names and values.</param>
    /// <returns>The data.</returns>
    public static IEnumerable<KeyValuePair<string, object?>> Data(params (string Name, object? Value)[] fields) =>
        fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value));

    private static string TimeText(long timeMs) => DateTimeOffset.FromUnixTimeMilliseconds(timeMs)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
