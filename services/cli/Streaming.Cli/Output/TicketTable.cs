using Streaming.Contracts;
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
        var isValued = first.ValueUnit is Unit.Seconds or Unit.Score;
        var isOfCustomers = rows.Any(static row => row.Split.Any(static value => value.Dimension == Dimensions.Customer));
        output.WriteLine(isLevel ? $"At {TimeText.Of(first.Interval.End)} UTC: {first.TicketCount} tickets" : $"{TimeText.Of(first.Interval)}: {first.TicketCount} tickets");
        var isDue = rows.Any(static row => row.Ticket.NextDueAt is not null || row.Ticket.ClockStatus != ClockStatus.Unspecified);
        string[] middle = isValued ? [">value"] : [];
        string[] last = isDue ? ["next due", "clocks"] : [];
        string[] dimensions = isOfCustomers ? [Dimensions.Customer] : [Dimensions.Team, Dimensions.Priority];
        var table = Tables.Of(["ticket", "status", .. dimensions, .. middle, isLevel ? "since" : "at", ">times", .. last]);
        foreach (var row in rows)
        {
            // A level counts a ticket as it is now; everything else under what it was then.
            string[] values = isLevel ? [TextOf(row.Ticket.Team), TextOf(row.Ticket.Priority)] : [.. dimensions.Select(dimension => SplitOf(row, dimension))];
            string[] head = [row.Ticket.Id, row.Ticket.Status.ToString(), .. values];
            string[] tail = [TimeText.Of(row.Time), NumberText.Of(row.Count, Unit.Count)];
            var value = first.ValueUnit == Unit.Seconds ? Durations.Text(row.Value) : NumberText.Of(row.Value, Unit.Unspecified);
            string[] clocks = isDue ? [TimeText.Of(row.Ticket.NextDueAt), StatusOf(row.Ticket.ClockStatus)] : [];
            Tables.Add(table, isValued ? [.. head, value, .. tail, .. clocks] : [.. head, .. tail, .. clocks]);
        }

        Tables.Write(table, output);
        if (first.Incomplete)
        {
            output.WriteLine($"Incomplete: {first.ListedSize} of {first.SampleSize} observations. The others' tickets closed too long ago, or the server has no room for them.");
        }
    }

    private static string StatusOf(ClockStatus status) => status switch
    {
        ClockStatus.Unspecified => NumberText.Absent,
        ClockStatus.AtRisk => "at risk",
        _ => status.ToString().ToLowerInvariant(),
    };

    // The word that groups and filters have for it, too.
    private static string TextOf(string value) => value.Length > 0 ? value : DimensionValues.Unknown;

    private static string SplitOf(TicketRow row, string dimension) => row.Split.FirstOrDefault(value => value.Dimension == dimension)?.Value ?? DimensionValues.Unknown;
}
