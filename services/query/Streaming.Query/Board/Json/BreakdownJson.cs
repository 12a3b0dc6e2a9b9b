namespace Streaming.Query.Board.Json;

/// <summary>The values of KPIs over one window, split by one or two dimensions.</summary>
internal sealed record BreakdownJson
{
    /// <summary>What the numbers stand on.</summary>
    public required StateJson State { get; init; }

    /// <summary>Name of the window; empty for an explicit interval.</summary>
    public required string Window { get; init; }

    /// <summary>First instant inside the exact interval.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant after the exact interval.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The dimensions, in the order asked.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>Number of groups before those beyond the limit were summed into <c>other</c>.</summary>
    public required int GroupCount { get; init; }

    /// <summary>The groups, ranked by tickets created; <c>other</c> last.</summary>
    public required IReadOnlyList<BreakdownRowJson> Rows { get; init; }
}

/// <summary>One group.</summary>
internal sealed record BreakdownRowJson
{
    /// <summary>Value by dimension.</summary>
    public required Dictionary<string, string> By { get; init; }

    /// <summary>Whether this row sums several groups.</summary>
    public required bool Folded { get; init; }

    /// <summary>Values by KPI and statistic.</summary>
    public required Dictionary<string, Dictionary<string, ValueJson>> Kpis { get; init; }
}
