using Streaming.Domain.Names;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>Which group each split of a cube belongs to under a selection; those that the filters drop belong to none.</summary>
internal sealed class SplitGroups
{
    /// <summary>The group of splits that the filters drop.</summary>
    public const int Dropped = -1;

    private SplitGroups(SplitProjection projection)
    {
        Projection = projection;
        ProjectedGroups = new int[projection.Splits.Length];
    }

    /// <summary>The dimensions that filters and groups use.</summary>
    public SplitProjection Projection { get; }

    /// <summary>The group of each split of <see cref="Projection"/>.</summary>
    public int[] ProjectedGroups { get; }

    /// <summary>The group of each split.</summary>
    /// <param name="split">The split.</param>
    public int this[int split] => ProjectedGroups[Projection.ToProjected[split]];

    /// <summary>Assigns the splits of a cube.</summary>
    /// <param name="cube">The cube.</param>
    /// <param name="keys">The groups of the answer; those that are new are added.</param>
    /// <param name="selection">Filters and groups.</param>
    public static SplitGroups Of(CubeSnapshot cube, GroupKeys keys, Selection selection)
    {
        var used = selection.Filters.Select(static filter => filter.Dimension).Concat(selection.GroupBy);
        var projection = cube.Projections.Get(used, cube.Splits);
        var result = new SplitGroups(projection);
        var splits = projection.Splits;

        // Without filters the projection keeps just the dimensions of the groups, so that each of its splits is a group of its own.
        var areDistinct = selection.Filters.Count == 0 && keys is { IsSplit: true, Count: 0 };
        for (var i = 0; i < splits.Length; i++)
        {
            result.ProjectedGroups[i] = Passes(splits[i], keys.Names, selection.Filters) ? keys.GroupOf(splits[i], selection.GroupBy, areDistinct) : Dropped;
        }

        return result;
    }

    private static bool Passes(in Split split, string[] names, IReadOnlyList<(NameKind Dimension, IReadOnlySet<string> Values)> filters)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            if (!filters[i].Values.Contains(names[split[filters[i].Dimension].Value]))
            {
                return false;
            }
        }

        return true;
    }
}
