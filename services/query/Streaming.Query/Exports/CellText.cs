using System.Globalization;

namespace Streaming.Query.Exports;

/// <summary>Cells as text, the same everywhere.</summary>
internal static class CellText
{
    private static readonly System.Buffers.SearchValues<char> Formula = System.Buffers.SearchValues.Create("=+-@\t\r");

    /// <summary>A time, in UTC to the millisecond.</summary>
    /// <param name="time">The time.</param>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    /// <param name="text">The text, as a producer wrote it.</param>
    public static string Harmless(string text) => text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
}
