using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>The cubes of one tenant as of one snapshot.</summary>
/// <param name="Grid">Where panes start for the tenant.</param>
/// <param name="Cubes">The cubes, by <see cref="Cube"/>.</param>
internal sealed record TenantSnapshot(PaneGrid Grid, IReadOnlyList<CubeSnapshot> Cubes)
{
    /// <summary>Number of cubes.</summary>
    public static readonly int CubeCount = (int)Enum.GetValues<Cube>().Max() + 1;

    /// <summary>A cube.</summary>
    /// <param name="cube">Which.</param>
    public CubeSnapshot this[Cube cube] => Cubes[(int)cube];

    /// <summary>
    /// Start of the last day that any cube keeps by other midnights than those of the tenant's zone, Unix milliseconds; <see langword="null"/> where all days
    /// are of the zone.
    /// </summary>
    public long? LastOtherDayMs { get; init; }

    /// <summary>Whether anything was heard from the topics of customers, money and the workforce; what shards of tickets tell of their own is nothing of it.</summary>
    public bool KnowsCustomers =>
        this[Cube.Base].SplitCount > 0 || this[Cube.Product].SplitCount > 0 || this[Cube.Topic].SplitCount > 0 || this[Cube.Business].HasBeside(Measure.TicketsJoined);
}
