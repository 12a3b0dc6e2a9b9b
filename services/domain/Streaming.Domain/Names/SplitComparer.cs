namespace Streaming.Domain.Names;

/// <summary>Compares splits, which are looked up for nearly every event: one multiplication a field does for their hash.</summary>
public sealed class SplitComparer : IEqualityComparer<Split>
{
    private SplitComparer()
    {
    }

    /// <summary>The only one.</summary>
    public static SplitComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(Split x, Split y) => Same(x, y);

    /// <inheritdoc/>
    public int GetHashCode(Split obj) => HashOf(obj);

    /// <summary>Whether two splits are the same.</summary>
    internal static bool Same(in Split x, in Split y) =>
        x.Cube == y.Cube
        && x.Tenant.Value == y.Tenant.Value
        && x.Team.Value == y.Team.Value
        && x.Agent.Value == y.Agent.Value
        && x.Channel.Value == y.Channel.Value
        && x.Category.Value == y.Category.Value
        && x.Priority.Value == y.Priority.Value
        && x.Product.Value == y.Product.Value
        && x.Policy.Value == y.Policy.Value
        && x.Customer.Value == y.Customer.Value
        && x.Segment.Value == y.Segment.Value
        && x.Topic.Value == y.Topic.Value;

    /// <summary>The hash code of a split.</summary>
    internal static int HashOf(in Split obj)
    {
        var hash = ((uint)obj.Cube * 31) + (uint)obj.Tenant.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)obj.Team.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)obj.Agent.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)obj.Channel.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)obj.Category.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)obj.Priority.Value;
        hash = (hash * 0x9E3779B1) ^ (uint)obj.Product.Value;
        if (obj.Cube > Cube.Agent)
        {
            hash = (hash * 0x9E3779B1) ^ (uint)obj.Policy.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)obj.Customer.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)obj.Segment.Value;
            hash = (hash * 0x9E3779B1) ^ (uint)obj.Topic.Value;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
