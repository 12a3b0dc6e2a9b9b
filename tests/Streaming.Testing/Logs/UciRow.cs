using System.Globalization;
using Streaming.Testing.Recount;

namespace Streaming.Testing.Logs;

/// <summary>One row of the incident log, read by position; <c>?</c> is read as <c>unknown</c>.</summary>
/// <param name="Number">Column 0, the incident.</param>
/// <param name="State">Column 1.</param>
/// <param name="OpenedAt">Column 9, minute resolution.</param>
/// <param name="UpdatedAt">Column 13, minute resolution.</param>
/// <param name="Channel">Column 14, contact type.</param>
/// <param name="Category">Column 16.</param>
/// <param name="Priority">Column 22.</param>
public sealed record UciRow(
    string Number, string State, DateTime OpenedAt, DateTime UpdatedAt, string Channel, string Category, string Priority)
{
    /// <summary>Whether an incident in this state is no longer worked on.</summary>
    public bool IsDone => State is "Resolved" or "Closed";

    /// <summary>Reads a line of the file, which needs no quotes.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The row.</returns>
    public static UciRow Parse(string line)
    {
        var columns = line.Split(',');
        return new UciRow(
            columns[0], columns[1], When(columns[9]), When(columns[13]), Known(columns[14]), Known(columns[16]), Known(columns[22]));
    }

    private static string Known(string text) => text == "?" ? RecountSplit.Unknown : text;

    private static DateTime When(string text) =>
        DateTime.ParseExact(text, "d/M/yyyy HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None);
}
