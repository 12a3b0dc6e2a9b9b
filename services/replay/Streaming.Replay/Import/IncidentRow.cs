namespace Streaming.Replay.Import;

/// <summary>
/// One row of the incident log: what an incident looked like after one recorded update. Only columns that say what was known then are
/// kept; those that carry their final value on every row (resolution, closing, SLA) are never read. Missing values are <see langword="null"/>.
/// </summary>
public sealed record IncidentRow
{
    /// <summary>The row's number in the file, 1 for the first row below the header.</summary>
    public required int Number { get; init; }

    /// <summary>The incident.</summary>
    public required string Incident { get; init; }

    /// <summary>The incident's state.</summary>
    public required string State { get; init; }

    /// <summary>When the incident was opened; minutes, taken as UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When this update was recorded; minutes, taken as UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who called.</summary>
    public string? Caller { get; init; }

    /// <summary>How they made contact.</summary>
    public string? ContactType { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The group that has the incident.</summary>
    public string? Group { get; init; }

    /// <summary>The person who has the incident.</summary>
    public string? Assignee { get; init; }
}
