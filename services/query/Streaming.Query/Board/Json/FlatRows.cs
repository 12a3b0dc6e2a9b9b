using System.Buffers;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Streaming.Query.Exports;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>
/// Answers as an array of flat objects: a column for each dimension, for each number (<c>mttr_p50</c>; the KPI itself by its key alone) and for
/// the observations behind each KPI (<c>mttr_n</c>). Where there is no number the column is <c>null</c>, never zero. For readers who cannot know
/// what a column is called, because somebody else chose what to ask, <c>group</c> is the value, or the values, of the dimensions, and <c>value</c> the first KPI itself.
/// </summary>
internal static partial class FlatRows
{
    /// <summary>Names of columns that no KPI may have as its key.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["time", "partial", "folded", "group", "value", "weekday", "hour", "hours", "per_hour"];

    /// <summary>No rows.</summary>
    public static ReadOnlyMemory<byte> None { get; } = "[]"u8.ToArray();

    private static readonly string[] SlaEventColumns =
        ["time", "kind", "ticket_id", "clock", "policy", "team", "due_at", "threshold_per_mille", "retracts", "becomes", "cycle", "revision", "id"];

    /// <summary>A course: a row for each step and group, in the order of time.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="columns">The columns that were asked for.</param>
    public static ReadOnlyMemory<byte> Of(Wire.GetSeriesResponse answer, RowColumns columns) => Write(json =>
    {
        foreach (var point in answer.Points)
        {
            foreach (var row in point.Rows)
            {
                json.WriteStartObject();
                json.WriteString("time", Instant(point.Interval.Start));
                json.WriteBoolean("partial", point.Partial);
                Row(json, row, columns);
                json.WriteEndObject();
            }
        }
    });

    /// <summary>A breakdown: a row for each group, in the order of the answer.</summary>
    /// <param name="answer">The answer to a question for one window or interval.</param>
    /// <param name="columns">The columns that were asked for.</param>
    public static ReadOnlyMemory<byte> Of(Wire.GetKpisResponse answer, RowColumns columns) => Write(json =>
    {
        foreach (var row in answer.Results[0].Rows)
        {
            json.WriteStartObject();
            json.WriteBoolean("folded", row.Folded);
            Row(json, row, columns);
            json.WriteEndObject();
        }
    });

    /// <summary>A load profile: a row for each hour of the week, Monday 0 h first, with how many hours of the interval it is.</summary>
    /// <param name="answer">The answer.</param>
    public static ReadOnlyMemory<byte> Of(Wire.GetLoadProfileResponse answer) => Write(json =>
    {
        foreach (var slot in answer.Slots)
        {
            json.WriteStartObject();
            json.WriteNumber("weekday", slot.Weekday);
            json.WriteNumber("hour", slot.Hour);
            json.WriteNumber("hours", slot.Hours);
            Number(json, "per_hour", slot.HasPerHour ? slot.PerHour : null);
            Columns(json, slot.Values);
            json.WriteEndObject();
        }
    });

    /// <summary>Tickets behind a number: a row for each, with the columns of an export.</summary>
    /// <param name="answer">The answer.</param>
    public static ReadOnlyMemory<byte> Of(Wire.ListTicketsResponse answer) => Write(json =>
    {
        foreach (var row in answer.Rows)
        {
            json.WriteStartObject();
            JsonRows.Write(json, TicketColumns.Names, TicketColumns.CellsOf(row));
            json.WriteEndObject();
        }
    });

    /// <summary>What became of SLA clocks: a row for each event, every column in each, <c>null</c> where it has no meaning.</summary>
    /// <param name="answer">The answer.</param>
    public static ReadOnlyMemory<byte> Of(Wire.ListSlaEventsResponse answer) => Write(json =>
    {
        foreach (var sla in answer.Events.Select(SlaEventJson.Of))
        {
            json.WriteStartObject();
            JsonRows.Write(
                json,
                SlaEventColumns,
                [sla.Time, sla.Kind, sla.TicketId, sla.Clock, sla.Policy, sla.Team, sla.DueAt, sla.ThresholdPerMille, sla.Retracts, sla.Becomes, sla.Cycle, sla.Revision, sla.Id]);
            json.WriteEndObject();
        }
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        rows(json);
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Row(Utf8JsonWriter json, Wire.GroupRow row, RowColumns columns)
    {
        foreach (var group in row.Group)
        {
            json.WriteString(group.Dimension, group.Value);
        }

        if (row.Group.Count > 0)
        {
            json.WriteString("group", string.Join(" / ", row.Group.Select(static group => group.Value)));
        }

        Number(json, "value", columns.FirstOf(row.Values));
        Columns(json, row.Values);
        foreach (var kpi in columns.Null)
        {
            json.WriteNull($"{kpi.Key}_n");
            foreach (var statistic in kpi.Statistics)
            {
                json.WriteNull(statistic.Length == 0 ? kpi.Key : $"{kpi.Key}_{statistic}");
            }
        }
    }

    private static void Columns(Utf8JsonWriter json, IEnumerable<Wire.KpiValue> values)
    {
        var counted = "";
        foreach (var value in values)
        {
            if (value.Key != counted)
            {
                counted = value.Key;
                json.WriteNumber($"{value.Key}_n", value.SampleSize);
            }

            Number(json, value.Statistic.Length == 0 ? value.Key : $"{value.Key}_{value.Statistic}", value.HasValue ? value.Value : null);
        }
    }

    private static void Number(Utf8JsonWriter json, string column, double? number)
    {
        if (number is { } present)
        {
            json.WriteNumber(column, present);
        }
        else
        {
            json.WriteNull(column);
        }
    }

    private static DateTimeOffset Instant(Timestamp time) => time.ToDateTimeOffset();
}
