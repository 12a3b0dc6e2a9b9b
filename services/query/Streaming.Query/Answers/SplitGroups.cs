using Streaming.Domain.Names;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>Which group each split of a cube belongs to under a selection; those that the filters drop belong to none.</summary>
internal sealed class SplitGroups
{
    /// <summary>The group of splits that the filters drop.</summary>
    public const int Dropped = -1;

    private readonly List<(NameId First, NameId Second)> _keys = [];
    private readonly Dictionary<(NameId First, NameId Second), int> _ids = [];
    private readonly string[] _names;
    private readonly int _dimensions;

    private SplitGroups(string[] names, int dimensions, SplitProjection projection)
    {
        _names = names;
        _dimensions = dimensions;
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

    /// <summary>Number of groups; 1 without a group-by.</summary>
    public int Count => _dimensions == 0 ? 1 : _keys.Count;

    /// <summary>Whether there is a group-by; without one the only group is there even when it is empty.</summary>
    public bool IsSplit => _dimensions > 0;

    /// <summary>Assigns the splits of a cube.</summary>
    /// <param name="cube">The cube.</param>
    /// <param name="names">The texts of dimension values.</param>
    /// <param name="selection">Filters and groups.</param>
    public static SplitGroups Of(CubeSnapshot cube, string[] names, Selection selection)
    {
        var used = selection.Filters.Select(static filter => filter.Dimension).Concat(selection.GroupBy);
        var projection = cube.Projections.Get(used, cube.Splits);
        var result = new SplitGroups(names, selection.GroupBy.Count, projection);
        var splits = projection.Splits;
        for (var i = 0; i < splits.Length; i++)
        {
            result.ProjectedGroups[i] = Passes(splits[i], names, selection.Filters) ? result.GroupOf(splits[i], selection.GroupBy) : Dropped;
        }

        return result;
    }

    /// <summary>The values that name a group, one for each dimension of the group-by.</summary>
    /// <param name="group">The group.</param>
    public string[] NamesOf(int group) => _dimensions switch
    {
        0 => [],
        1 => [_names[_keys[group].First.Value]],
        _ => [_names[_keys[group].First.Value], _names[_keys[group].Second.Value]],
    };

    /// <summary>The group with the values that a group of other filters has, under the same group-by.</summary>
    /// <param name="other">The other groups; <see langword="null"/> for the sum of everything.</param>
    /// <param name="group">One of them.</param>
    /// <returns><see cref="Dropped"/> where nothing has those values.</returns>
    public int Like(SplitGroups? other, int group) =>
        _dimensions == 0 ? 0 : _ids.GetValueOrDefault(other!._keys[group], Dropped);

    /// <summary>Whether a group stands for values beyond a limit: one of its values is <c>other</c>.</summary>
    /// <param name="group">The group.</param>
    public bool IsOther(int group) =>
        _dimensions > 0 && (IsOther(_keys[group].First) || (_dimensions > 1 && IsOther(_keys[group].Second)));

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

    private int GroupOf(in Split split, IReadOnlyList<NameKind> groupBy)
    {
        if (groupBy.Count == 0)
        {
            return 0;
        }

        var key = (split[groupBy[0]], groupBy.Count > 1 ? split[groupBy[1]] : NameId.None);
        if (!_ids.TryGetValue(key, out var group))
        {
            group = _keys.Count;
            _ids.Add(key, group);
            _keys.Add(key);
        }

        return group;
    }

    private bool IsOther(NameId id) => _names[id.Value] == NameId.OtherText;
}
