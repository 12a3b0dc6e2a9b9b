namespace Streaming.Observability.Grafana.Model;

/// <summary>The hours of a week from the rows of a question to the query service: a line for each weekday, a column for each hour, the deeper the more.</summary>
internal sealed record WeekPanel : Panel
{
    /// <summary>The column of the rows that says the weekday, 1 for Monday.</summary>
    public required RowsColumn Weekday { get; init; }

    /// <summary>The column that says the hour, 0 to 23.</summary>
    public required RowsColumn Hour { get; init; }

    /// <summary>The column whose numbers are shown.</summary>
    public required RowsColumn Shown { get; init; }
}
