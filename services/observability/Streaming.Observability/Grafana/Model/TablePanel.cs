namespace Streaming.Observability.Grafana.Model;

/// <summary>One row for each value of a label, one column for each question.</summary>
internal sealed record TablePanel : Panel
{
    /// <summary>Labels that head the rows, and their words.</summary>
    public required IReadOnlyList<(string Label, Words Word)> Keys { get; init; }

    /// <summary>Unit of each question's column.</summary>
    public required IReadOnlyList<string> ColumnUnits { get; init; }
}
