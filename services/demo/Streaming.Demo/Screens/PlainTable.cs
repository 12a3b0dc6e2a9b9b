namespace Streaming.Demo.Screens;

/// <summary>A table as plain lines, for files and pipes: a row is one line, whatever its length, and between columns are two spaces or more.</summary>
internal static class PlainTable
{
    private const string Gap = "  ";

    /// <summary>Writes the lines of a table: the first column to the left, the others to the right.</summary>
    /// <param name="rows">The rows, all as wide as the first, which has the headings.</param>
    /// <returns>A line for each row.</returns>
    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Widths(rows);
        return rows.Select(row => string.Join(Gap, row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    /// <summary>How wide each column is.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>Characters, by column.</returns>
    public static IReadOnlyList<int> Widths(IReadOnlyList<IReadOnlyList<string>> rows) =>
        [.. Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length))];
}
