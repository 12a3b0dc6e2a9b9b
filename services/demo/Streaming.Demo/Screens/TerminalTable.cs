using Spectre.Console;
using Streaming.Contracts;
using Streaming.Demo.Reports;

namespace Streaming.Demo.Screens;

/// <summary>The table of all KPIs in a terminal, with as many windows as it is wide enough for.</summary>
internal static class TerminalTable
{
    /// <summary>A space on each side of a cell, and a line that is not seen between two of them.</summary>
    public const int Around = 3;

    // The rest is what one looks at first.
    private static readonly string[] LeftOutFirst =
        [WindowNames.FiveMinutes, WindowNames.FifteenMinutes, WindowNames.FourHours, WindowNames.NinetyDays, WindowNames.OneHour, WindowNames.ThirtyDays];

    /// <summary>Leaves out windows, and the change at last, until the table is not wider than the terminal.</summary>
    /// <param name="report">The report.</param>
    /// <param name="width">The terminal's width.</param>
    /// <returns>The rows, and the headings of the columns that are not among them.</returns>
    public static (IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> LeftOut) Fit(KpiReport report, int width)
    {
        var leftOut = new List<string>();
        var rows = KpiTable.Rows(report);
        foreach (var window in LeftOutFirst)
        {
            if (WidthOf(rows) <= width)
            {
                break;
            }

            if (report.Windows.Any(one => one.Window == window))
            {
                leftOut.Add(window);
                report = report with { Windows = [.. report.Windows.Where(one => one.Window != window)] };
                rows = KpiTable.Rows(report);
            }
        }

        if (WidthOf(rows) > width && rows[0].Count > 2)
        {
            leftOut.Add(rows[0][^1]);
            rows = [.. rows.Select(static row => row.SkipLast(1).ToList())];
        }

        return (rows, leftOut);
    }

    /// <summary>Makes the table.</summary>
    /// <param name="rows">The rows, all as wide as the first, which has the headings.</param>
    /// <returns>The table; the first column is to the left, the others are to the right.</returns>
    public static Table Create(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (column, heading) in rows[0].Index())
        {
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = column == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        }

        foreach (var row in rows.Skip(1))
        {
            table.AddRow(row.Select(static cell => new Text(cell)));
        }

        return table;
    }

    private static int WidthOf(IReadOnlyList<IReadOnlyList<string>> rows) => PlainTable.Widths(rows).Sum(static column => column + Around) + 1;
}
