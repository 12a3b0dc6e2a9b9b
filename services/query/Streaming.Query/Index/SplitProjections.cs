using Streaming.Domain.Names;

namespace Streaming.Query.Index;

/// <summary>
/// The projections of one cube that were ever asked for. Numbers only grow, so what was merged under an earlier one stays right. Safe for
/// use by many threads.
/// </summary>
internal sealed class SplitProjections
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, State> _states = [];

    /// <summary>A projection that knows the splits of a snapshot, and none that became known later: of these the snapshot has no names.</summary>
    /// <param name="dimensions">The dimensions to keep.</param>
    /// <param name="splits">The snapshot's splits, by number.</param>
    public SplitProjection Get(IEnumerable<NameKind> dimensions, ReadOnlySpan<Split> splits)
    {
        var mask = 0;
        foreach (var dimension in dimensions)
        {
            mask |= 1 << (int)dimension;
        }

        lock (_lock)
        {
            if (!_states.TryGetValue(mask, out var state))
            {
                _states.Add(mask, state = new State());
            }

            if (state.Made is not { } made || made.ToProjected.Length < splits.Length)
            {
                state.Made = made = state.Extend(mask, splits);
            }

            return made.ToProjected.Length == splits.Length ? made : Earlier(made, splits.Length);
        }
    }

    /// <summary>A projection as it was before it knew more splits: numbers are given in the order in which they are needed.</summary>
    private static SplitProjection Earlier(SplitProjection made, int splitCount)
    {
        var known = made.ToProjected.AsSpan(0, splitCount);
        var count = 0;
        foreach (var projected in known)
        {
            count = Math.Max(count, projected + 1);
        }

        return new SplitProjection(made.Mask, known.ToArray(), made.Splits[..count]);
    }

    private sealed class State
    {
        private readonly Dictionary<Split, int> _ids = [];
        private readonly List<int> _toProjected = [];

        public SplitProjection? Made { get; set; }

        public SplitProjection Extend(int mask, ReadOnlySpan<Split> splits)
        {
            foreach (ref readonly var split in splits[_toProjected.Count..])
            {
                var left = Keep(split, mask);
                if (!_ids.TryGetValue(left, out var id))
                {
                    id = _ids.Count;
                    _ids.Add(left, id);
                }

                _toProjected.Add(id);
            }

            return new SplitProjection(mask, [.. _toProjected], [.. _ids.Keys]);
        }

        private static Split Keep(in Split split, int mask) => split.Select((kind, id) => Keep(id, kind, mask));

        private static NameId Keep(NameId id, NameKind kind, int mask) => (mask & (1 << (int)kind)) != 0 ? id : NameId.None;
    }
}
