namespace Streaming.Observability.Grafana.Model;

/// <summary>One rectangle of a dashboard.</summary>
internal abstract record Panel
{
    /// <summary>Its heading.</summary>
    public required Words Title { get; init; }

    /// <summary>What it means, shown on demand.</summary>
    public Words Description { get; init; } = Words.None;

    /// <summary>Columns, of 24.</summary>
    public int Width { get; init; } = 6;

    /// <summary>Rows of about 30 pixels.</summary>
    public int Height { get; init; } = 5;

    /// <summary>What it asks Prometheus.</summary>
    public IReadOnlyList<PromQuery> Queries { get; init; } = [];

    /// <summary>What it asks the query service, instead of Prometheus.</summary>
    public RowsQuery? Rows { get; init; }

    /// <summary>Unit of its numbers, as Grafana names it.</summary>
    public string Unit { get; init; } = Units.Count;

    /// <summary>Digits behind the point; <see langword="null"/> leaves it to Grafana.</summary>
    public int? Decimals { get; init; }

    /// <summary>Colours by value.</summary>
    public Scale? Scale { get; init; }
}
