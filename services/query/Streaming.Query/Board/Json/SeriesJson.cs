namespace Streaming.Query.Board.Json;

/// <summary>The course of KPIs, as columns: what a chart draws.</summary>
internal sealed record SeriesJson
{
    /// <summary>What the numbers stand on.</summary>
    public required StateJson State { get; init; }

    /// <summary>Name of the step.</summary>
    public required string Step { get; init; }

    /// <summary>First instant inside.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant after the last step; may lie after <c>as_of</c>.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Whether the last step has not ended yet.</summary>
    public required bool Partial { get; init; }

    /// <summary>Start of each step, Unix seconds.</summary>
    public required long[] Times { get; init; }

    /// <summary>Number of groups before those beyond the limit were summed into <c>other</c>; 1 without a split.</summary>
    public required int GroupCount { get; init; }

    /// <summary>One row for each group; exactly one without a split.</summary>
    public required IReadOnlyList<SeriesRowJson> Rows { get; init; }
}

/// <summary>The course of one group.</summary>
internal sealed record SeriesRowJson
{
    /// <summary>Value by dimension; empty without a split.</summary>
    public required Dictionary<string, string> By { get; init; }

    /// <summary>Whether this row sums several groups.</summary>
    public required bool Folded { get; init; }

    /// <summary>Columns by KPI and statistic.</summary>
    public required Dictionary<string, Dictionary<string, SeriesColumnJson>> Kpis { get; init; }
}

/// <summary>One number, step by step.</summary>
/// <param name="Values">The number of each step; <c>null</c> where there is none.</param>
/// <param name="N">How many observations each rests on.</param>
internal sealed record SeriesColumnJson(double?[] Values, long[] N);
