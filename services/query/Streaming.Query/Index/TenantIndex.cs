using Streaming.Domain.Names;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>The cubes of one tenant, in the hands of the index's only writer.</summary>
/// <param name="grid">Where panes start for the tenant.</param>
internal sealed class TenantIndex(PaneGrid grid)
{
    private readonly CubeIndex _main = new(grid);
    private readonly CubeIndex _agent = new(grid);
    private TenantSnapshot? _last;

    /// <summary>The index of a cube.</summary>
    /// <param name="cube">The cube.</param>
    public CubeIndex this[Cube cube] => cube == Cube.Main ? _main : _agent;

    /// <summary>Whether a new snapshot would differ from the last one.</summary>
    /// <param name="closedMs">Panes that ended by then have closed, Unix milliseconds.</param>
    public bool HasNews(long closedMs) => _last is null || _main.HasNews(closedMs) || _agent.HasNews(closedMs);

    /// <summary>A snapshot of what is there now; the last one where nothing changed.</summary>
    /// <param name="closedMs">Panes that ended by then have closed, Unix milliseconds.</param>
    public TenantSnapshot Publish(long closedMs)
    {
        if (HasNews(closedMs))
        {
            _last = new TenantSnapshot(grid, _main.Publish(closedMs), _agent.Publish(closedMs));
        }

        return _last!;
    }
}
