using Streaming.Domain.Names;

namespace Streaming.Query.Answers;

/// <summary>The groups of one answer, over all cubes that it reads: each combination of the values that the answer is split by.</summary>
/// <param name="names">The texts of dimension values.</param>
/// <param name="dimensions">How many dimensions the answer is split by, 0 to 2.</param>
internal sealed class GroupKeys(string[] names, int dimensions)
{
    private readonly List<(NameId First, NameId Second)> _keys = [];
    private Dictionary<(NameId First, NameId Second), int>? _ids;

    /// <summary>Number of groups; 1 without a group-by.</summary>
    public int Count => dimensions == 0 ? 1 : _keys.Count;

    /// <summary>Whether there is a group-by; without one the only group is there even when it is empty.</summary>
    public bool IsSplit => dimensions > 0;

    /// <summary>The texts of dimension values.</summary>
    public string[] Names => names;

    /// <summary>The group of a split.</summary>
    /// <param name="split">The split.</param>
    /// <param name="groupBy">The dimensions.</param>
    /// <param name="isNew">Whether no split before had these values, as the caller knows.</param>
    public int GroupOf(in Split split, IReadOnlyList<NameKind> groupBy, bool isNew)
    {
        if (dimensions == 0)
        {
            return 0;
        }

        var key = (split[groupBy[0]], dimensions > 1 ? split[groupBy[1]] : NameId.None);
        if (isNew)
        {
            _keys.Add(key);
            return _keys.Count - 1;
        }

        _ids ??= Index();
        if (!_ids.TryGetValue(key, out var group))
        {
            group = _keys.Count;
            _ids.Add(key, group);
            _keys.Add(key);
        }

        return group;
    }

    /// <summary>The values that name a group, one for each dimension of the group-by.</summary>
    /// <param name="group">The group.</param>
    public string[] NamesOf(int group) => dimensions switch
    {
        0 => [],
        1 => [names[_keys[group].First.Value]],
        _ => [names[_keys[group].First.Value], names[_keys[group].Second.Value]],
    };

    /// <summary>Whether a group stands for values beyond a limit: one of its values is <c>other</c>.</summary>
    /// <param name="group">The group.</param>
    public bool IsOther(int group) =>
        dimensions > 0 && (IsOther(_keys[group].First) || (dimensions > 1 && IsOther(_keys[group].Second)));

    /// <summary>Whether a group is what has no value in any dimension of the group-by. A customer who is called <c>unknown</c> has one.</summary>
    /// <param name="group">The group.</param>
    public bool IsUnknown(int group) =>
        dimensions > 0 && _keys[group] == (NameId.None, NameId.None);

    private bool IsOther(NameId id) => names[id.Value] == NameId.OtherText;

    private Dictionary<(NameId First, NameId Second), int> Index()
    {
        var ids = new Dictionary<(NameId First, NameId Second), int>(_keys.Count);
        for (var i = 0; i < _keys.Count; i++)
        {
            ids[_keys[i]] = i;
        }

        return ids;
    }
}
