using Streaming.Domain.Names;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>The cubes of one tenant as of one snapshot.</summary>
/// <param name="Grid">Where panes start for the tenant.</param>
/// <param name="Main">The main cube.</param>
/// <param name="Agent">The agent cube.</param>
internal sealed record TenantSnapshot(PaneGrid Grid, CubeSnapshot Main, CubeSnapshot Agent)
{
    /// <summary>A cube.</summary>
    /// <param name="cube">Which.</param>
    public CubeSnapshot this[Cube cube] => cube == Cube.Main ? Main : Agent;
}
