using System.Globalization;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Recount.Tests.Logs;

/// <summary>The incident log as events: what each row says that the row before it did not, at the row's own time.</summary>
internal static class UciEvents
{
    /// <summary>The events of all rows; the sequence is the row's number in the file.</summary>
    public static IReadOnlyList<RecountRecord> Of(IEnumerable<UciRow> rows)
    {
        var log = new EventLog();
        foreach (var incident in rows.Select((row, number) => (Row: row, Number: number)).GroupBy(row => row.Row.Number))
        {
            var first = incident.First();
            Add(log, "ticket.created", first.Row.OpenedAt, first, ("customerId", "caller"), ("category", Known(first.Row.Category)),
                ("priority", Known(first.Row.Priority)), ("channel", Known(first.Row.Channel)));
            var (before, status, replied) = (first.Row, "new", false);
            foreach (var (row, number) in incident.OrderBy(row => row.Row.UpdatedAt))
            {
                if (row.State != "New" && !replied)
                {
                    Add(log, "ticket.message", row.UpdatedAt, (row, number), ("author", "human"));
                    replied = true;
                }

                if ((row.Category, row.Priority, row.Channel) != (before.Category, before.Priority, before.Channel))
                {
                    Add(log, "ticket.attributes-changed", row.UpdatedAt, (row, number), ("category", Known(row.Category)),
                        ("priority", Known(row.Priority)), ("channel", Known(row.Channel)));
                }

                if (StatusOf(row) != status)
                {
                    status = StatusOf(row);
                    Add(log, "ticket.status-changed", row.UpdatedAt, (row, number), ("status", status));
                }

                before = row;
            }
        }

        return log.Records;
    }

    private static void Add(
        EventLog log, string type, DateTime at, (UciRow Row, int Number) row, params (string Name, object? Value)[] fields) =>
        log.Add(
            type,
            Milliseconds(at),
            EventLog.Data([("ticketId", row.Row.Number), .. fields]),
            sequence: row.Number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A time of the log, taken as UTC, Unix milliseconds.</summary>
    public static long Milliseconds(DateTime at) => (long)(at - DateTime.UnixEpoch).TotalMilliseconds;

    private static string? Known(string value) => value == RecountSplit.Unknown ? null : value;

    private static string StatusOf(UciRow row) => row.State switch
    {
        "New" => "new",
        "Active" or "-100" => "open",
        "Awaiting User Info" => "pending",
        "Resolved" => "solved",
        "Closed" => "closed",
        _ => "on-hold",
    };
}
