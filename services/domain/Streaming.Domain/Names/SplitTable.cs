namespace Streaming.Domain.Names;

/// <summary>The splits of one shard, each with a number; appended to and stored as <see cref="NameTable"/> is.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
public sealed class SplitTable
{
    private readonly List<Split> _splits = [];
    private readonly Dictionary<Split, int> _ids = new(SplitComparer.Instance);

    /// <summary>Number of splits.</summary>
    public int Count => _splits.Count;

    /// <summary>The split of a number.</summary>
    /// <param name="id">0 to <see cref="Count"/> - 1.</param>
    public Split this[int id] => _splits[id];

    /// <summary>The number of a split; a new one where the split is new.</summary>
    /// <param name="split">The split.</param>
    public int Intern(in Split split)
    {
        if (!_ids.TryGetValue(split, out var id))
        {
            id = _splits.Count;
            Append(split);
        }

        return id;
    }

    /// <summary>Adds a split that the stored shard has, in the order of its number.</summary>
    /// <param name="split">The split.</param>
    public void Append(in Split split)
    {
        _ids.Add(split, _splits.Count);
        _splits.Add(split);
    }
}
