namespace Streaming.Query.Board.Json;

/// <summary>The values of KPIs over one window, for one selection.</summary>
internal sealed record BoardJson
{
    /// <summary>What the numbers stand on.</summary>
    public required StateJson State { get; init; }

    /// <summary>Name of the window; empty for an explicit interval.</summary>
    public required string Window { get; init; }

    /// <summary>First instant inside the exact interval.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant after the exact interval.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>First instant inside the previous period.</summary>
    public DateTimeOffset? PreviousFrom { get; init; }

    /// <summary>First instant after the previous period.</summary>
    public DateTimeOffset? PreviousTo { get; init; }

    /// <summary>Values by KPI and statistic; the statistic <c>value</c> is the KPI itself.</summary>
    public required Dictionary<string, Dictionary<string, ValueJson>> Kpis { get; init; }
}
