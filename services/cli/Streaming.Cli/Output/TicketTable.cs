using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>The tickets behind a number as a table.</summary>
internal static class TicketTable
{
    /// <summary>Writes tickets.</summary>
    /// <param name="first">The first page, for what it says of all.</param>
    /// <param name="rows">The tickets.</param>
    /// <param name="definition">What the KPI means.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ListTicketsResponse first, IReadOnlyList<TicketRow> rows, KpiDefinition? definition, TextWriter output)
    {
        var isLevel = definition?.Kind == KpiKind.Level;
        var isValued = definition?.Unit is Unit.Seconds or Unit.Score or Unit.Points || rows.Any(static row => row.Value is not 1);
        output.WriteLine(isLevel ? $"At {TimeText.Of(first.Interval.End)} UTC: {first.TicketCount} tickets" : $"{TimeText.Of(first.Interval)}: {first.TicketCount} tickets");
        var table = isValued
            ? Tables.Of("ticket", "status", "team", "priority", ">value", isLevel ? "since" : "at", ">times")
            : Tables.Of("ticket", "status", "team", "priority", isLevel ? "since" : "at", ">times");
        foreach (var row in rows)
        {
            string[] head = [row.Ticket.Id, row.Ticket.Status.ToString(), SplitOf(row, "team"), SplitOf(row, "priority")];
            string[] tail = [TimeText.Of(row.Time), NumberText.Of(row.Count, Unit.Count)];
            var value = definition?.Unit == Unit.Seconds ? NumberText.Duration(row.Value) : NumberText.Of(row.Value, Unit.Unspecified);
            Tables.Add(table, isValued ? [.. head, value, .. tail] : [.. head, .. tail]);
        }

        Tables.Write(table, output);
        if (first.Incomplete)
        {
            output.WriteLine($"Incomplete: {first.ListedSize} of {first.SampleSize} observations. The others' tickets closed too long ago, or the server has no room for them.");
        }
    }

    private static string SplitOf(TicketRow row, string dimension) => row.Split.FirstOrDefault(value => value.Dimension == dimension)?.Value ?? NumberText.Absent;
}
