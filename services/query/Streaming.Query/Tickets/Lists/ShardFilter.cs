using Streaming.Domain.Names;
using Streaming.Domain.Tickets;
using Streaming.Query.Answers;
using Streaming.Query.Index;

namespace Streaming.Query.Tickets.Lists;

/// <summary>Which splits of one shard a selection lets through: the same as in the cells.</summary>
internal sealed class ShardFilter
{
    private readonly bool[] _passes;
    private readonly Cube _cube;

    /// <summary>The filter of a selection.</summary>
    /// <param name="names">The shard's names and splits.</param>
    /// <param name="selection">The selection.</param>
    public ShardFilter(ShardNamesSnapshot names, Selection selection)
    {
        _cube = selection.Cube;
        _passes = new bool[names.Splits.Length];
        if (names.FindTenant(selection.Tenant) is not { } tenant)
        {
            return;
        }

        for (var i = 0; i < _passes.Length; i++)
        {
            ref readonly var split = ref names.Splits[i];
            _passes[i] = split.Cube == _cube && split.Tenant == tenant && Passes(split, names, selection);
        }
    }

    /// <summary>Whether a contribution counts.</summary>
    /// <param name="contribution">The contribution.</param>
    public bool Passes(in Contribution contribution) => _passes[contribution.SplitOf(_cube)];

    private static bool Passes(in Split split, ShardNamesSnapshot names, Selection selection)
    {
        foreach (var (dimension, values) in selection.Filters)
        {
            if (!values.Contains(names.TextOf(split[dimension]) ?? NameId.UnknownText))
            {
                return false;
            }
        }

        return true;
    }
}
