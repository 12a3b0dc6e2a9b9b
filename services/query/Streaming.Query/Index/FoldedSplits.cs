using Streaming.Domain.Names;

namespace Streaming.Query.Index;

/// <summary>
/// The splits of one cube whose value of one dimension was folded into <see cref="NameId.OtherText"/>. Looks at each split once; safe for use by
/// many threads.
/// </summary>
/// <param name="dimension">The dimension.</param>
internal sealed class FoldedSplits(NameKind dimension)
{
    private readonly Lock _lock = new();
    private int[] _folded = [];
    private int _seen;

    /// <summary>The numbers of the folded splits, those of later snapshots perhaps among them.</summary>
    /// <param name="splits">The snapshot's splits, by number.</param>
    /// <param name="names">The texts of dimension values.</param>
    public int[] Get(ReadOnlySpan<Split> splits, string[] names)
    {
        lock (_lock)
        {
            for (; _seen < splits.Length; _seen++)
            {
                if (names[splits[_seen][dimension].Value] == NameId.OtherText)
                {
                    _folded = [.. _folded, _seen];
                }
            }

            return _folded;
        }
    }
}
