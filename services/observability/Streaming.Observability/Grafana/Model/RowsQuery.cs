namespace Streaming.Observability.Grafana.Model;

/// <summary>A question to the query service's JSON API: its history is what late events have corrected, not what was seen then.</summary>
/// <param name="Path">Path and query, as below <c>/api/v1/</c>; may use the dashboard's variables, and <see cref="Language"/>.</param>
/// <param name="Columns">What is shown of the rows, in this order, each under a name of its own.</param>
/// <param name="NormallyEmpty">Why it may have no rows, or none with a number; <see langword="null"/> for one that must have data while a desk works.</param>
internal sealed record RowsQuery(string Path, IReadOnlyList<RowsColumn> Columns, string? NormallyEmpty = null)
{
    /// <summary>The column of a course's times.</summary>
    public const string Time = "time";

    /// <summary>The column of the values that rows are split by, whatever dimension is asked for.</summary>
    public const string Group = "group";

    /// <summary>Stands for the language of the dashboard.</summary>
    public const string Language = "{language}";

    /// <summary>Whether a course is split: a line for each value.</summary>
    public bool IsSplit => Columns.Any(static column => column.Name == Group);
}

/// <summary>A column of rows.</summary>
/// <param name="Name">Its name in the answer.</param>
/// <param name="Word">Its name for readers.</param>
/// <param name="Unit">Unit of its numbers; <see langword="null"/> for text, and for times.</param>
internal sealed record RowsColumn(string Name, Words Word, string? Unit = null);
