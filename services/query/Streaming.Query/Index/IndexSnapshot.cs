using Streaming.Domain.Panes;
using Streaming.Query.Tickets;

namespace Streaming.Query.Index;

/// <summary>The state of the whole index at one moment. Never changes: any number of threads read it while the next one is made.</summary>
internal sealed record IndexSnapshot
{
    /// <summary>Name of the state: equal on all replicas that have read the same versions of all shards.</summary>
    public required string StateId { get; init; }

    /// <summary>Number of the snapshot in this process, from 1; 0 before the first.</summary>
    public required long Number { get; init; }

    /// <summary>Whether all shards are loaded.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The least timer time of all shards, Unix milliseconds; <see langword="null"/> until every shard has one.</summary>
    public required long? DataThroughMs { get; init; }

    /// <summary>The greatest event time of all shards, Unix milliseconds; <see langword="null"/> before the first event.</summary>
    public required long? EventHighMs { get; init; }

    /// <summary>Whether event time alone is the clock.</summary>
    public required bool IsReplay { get; init; }

    /// <summary>Where stored panes change their size, in the shard that is furthest.</summary>
    public required PaneBoundaries Boundaries { get; init; }

    /// <summary>The tenants by name.</summary>
    public required IReadOnlyDictionary<string, TenantSnapshot> Tenants { get; init; }

    /// <summary>The texts of dimension values by number.</summary>
    public required string[] Names { get; init; }

    /// <summary>Number of cells that the shards store.</summary>
    public required long CellCount { get; init; }

    /// <summary>The tickets of the shards that are loaded; none where no tickets are kept.</summary>
    public IReadOnlyList<ShardTicketsSnapshot> Tickets { get; init; } = [];

    /// <summary>Before anything is loaded.</summary>
    public static IndexSnapshot Nothing { get; } = new()
    {
        StateId = "",
        Number = 0,
        IsComplete = false,
        DataThroughMs = null,
        EventHighMs = null,
        IsReplay = false,
        Boundaries = PaneBoundaries.None,
        Tenants = new Dictionary<string, TenantSnapshot>(),
        Names = [],
        CellCount = 0,
    };
}
