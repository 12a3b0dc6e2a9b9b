namespace Streaming.Observability.Grafana.Model;

/// <summary>The course of numbers over time.</summary>
internal sealed record ChartPanel : Panel
{
    /// <summary>Whether the series lie on top of each other.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Whether it has bars instead of lines.</summary>
    public bool HasBars { get; init; }
}
