using Streaming.Domain.Names;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>The cubes of one tenant, in the hands of the index's only writer.</summary>
internal sealed class TenantIndex
{
    private readonly PaneGrid _grid;
    private readonly CubeIndex[] _cubes;
    private readonly CubeSnapshot?[] _published;
    private TenantSnapshot? _last;

    /// <summary>A tenant of which nothing is known.</summary>
    /// <param name="grid">Where panes start for the tenant.</param>
    public TenantIndex(PaneGrid grid)
    {
        _grid = grid;
        _cubes = [.. Enumerable.Range(0, TenantSnapshot.CubeCount).Select(_ => new CubeIndex(grid))];
        _published = new CubeSnapshot?[_cubes.Length];
    }

    /// <summary>The index of a cube.</summary>
    /// <param name="cube">The cube.</param>
    public CubeIndex this[Cube cube] => _cubes[(int)cube];

    /// <summary>Whether a new snapshot would differ from the last one.</summary>
    /// <param name="closedMs">Panes that ended by then have closed, Unix milliseconds.</param>
    public bool HasNews(long closedMs) => _last is null || Array.Exists(_cubes, cube => cube.HasNews(closedMs));

    /// <summary>A snapshot of what is there now; the last one where nothing changed.</summary>
    /// <param name="closedMs">Panes that ended by then have closed, Unix milliseconds.</param>
    public TenantSnapshot Publish(long closedMs)
    {
        if (HasNews(closedMs))
        {
            for (var i = 0; i < _cubes.Length; i++)
            {
                _published[i] = _published[i] is { } published && !_cubes[i].HasNews(closedMs) ? published : _cubes[i].Publish(closedMs);
            }

            _last = new TenantSnapshot(_grid, [.. _published.Select(static cube => cube!)]) { LastOtherDayMs = _cubes.Max(static cube => cube.LastOtherDayMs) };
        }

        return _last!;
    }
}
