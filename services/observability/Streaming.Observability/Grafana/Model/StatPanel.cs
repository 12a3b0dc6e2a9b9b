namespace Streaming.Observability.Grafana.Model;

/// <summary>Numbers as large as they fit; a scale colours them and adds its word below.</summary>
internal sealed record StatPanel : Panel
{
    /// <summary>Whether a small course is drawn behind the number.</summary>
    public bool HasSparkline { get; init; }
}
