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

    /// <summary>Splits are looked up for nearly every event: one multiplication a field does for their hash.</summary>
    private sealed class SplitComparer : IEqualityComparer<Split>
    {
        public static readonly SplitComparer Instance = new();

        public bool Equals(Split x, Split y) => x == y;

        public int GetHashCode(Split split)
        {
            var hash = ((uint)split.Cube * 31) + (uint)split.Tenant.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)split.Team.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)split.Agent.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)split.Channel.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)split.Category.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)split.Priority.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)split.Product.Value;
            if (split.Cube > Cube.Agent)
            {
                hash = (hash * 0x9E3779B1) ^ (uint)split.Policy.Value;
                hash = (hash * 0x9E3779B1) ^ (uint)split.Customer.Value;
                hash = (hash * 0x9E3779B1) ^ (uint)split.Segment.Value;
                hash = (hash * 0x9E3779B1) ^ (uint)split.Topic.Value;
            }

            return (int)(hash ^ (hash >> 15));
        }
    }
}
