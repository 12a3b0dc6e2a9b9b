namespace Streaming.Observability.Grafana.Model;

/// <summary>One row for each value of a label, one column for each question to Prometheus; or the rows of a question to the query service.</summary>
internal sealed record TablePanel : Panel
{
    /// <summary>Labels that head the rows of Prometheus, and their words.</summary>
    public IReadOnlyList<(string Label, Words Word)> Keys { get; init; } = [];

    /// <summary>Unit of the column of each question to Prometheus.</summary>
    public IReadOnlyList<string> ColumnUnits { get; init; } = [];
}
