using Streaming.Domain.Names;

namespace Streaming.Query.Answers;

/// <summary>Which groups make which rows: the greatest each its own, the rest together in a last one.</summary>
/// <param name="Rows">The rows in order; each is its groups.</param>
/// <param name="Names">The values that name each row.</param>
/// <param name="Folded">Whether each row sums several groups, or values beyond a limit.</param>
/// <param name="GroupCount">How many groups there are.</param>
internal sealed record RowPlan(IReadOnlyList<int[]> Rows, IReadOnlyList<string[]> Names, IReadOnlyList<bool> Folded, int GroupCount)
{
    private const int FewToSort = 1_000;

    /// <summary>One row for the only group.</summary>
    public static RowPlan Single { get; } = new([[0]], [[]], [false], 1);

    /// <summary>No rows.</summary>
    public static RowPlan None { get; } = new([], [], [], 0);

    /// <summary>Ranks groups by tickets created, ties by name; topics and products by sessions and uses.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="cells">Their cells.</param>
    /// <param name="limit">Most rows; that of what has no value, and the last one, apart.</param>
    /// <remarks>
    /// What has no value (<c>unknown</c>) takes none of the places and is never part of the last row: it has a row of its own, where it ranks or else
    /// behind the others. Values that are themselves called <c>other</c> (by a producer, or because a limit folded them) join the last row when there
    /// is one, so that no two rows have one name.
    /// </remarks>
    public static RowPlan Of(GroupKeys groups, GroupedCells cells, int limit)
    {
        var names = new string[groups.Count][];
        var ranked = new List<int>();
        var present = new List<int>(groups.Count);
        var unknown = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            if (cells.Has(group) || !groups.IsSplit)
            {
                present.Add(group);
                unknown += groups.IsUnknown(group) ? 1 : 0;
            }
        }

        // Of many groups only those that may have a row are named and sorted; ties with the last of them included.
        var least = LeastRank(present, cells, limit);
        var rest = new List<int>();
        foreach (var group in present)
        {
            if (cells.RankOf(group).CompareTo(least) >= 0 || groups.IsUnknown(group))
            {
                names[group] = groups.NamesOf(group);
                ranked.Add(group);
            }
            else
            {
                rest.Add(group);
            }
        }

        ranked.Sort((left, right) =>
        {
            var order = cells.RankOf(right).CompareTo(cells.RankOf(left));
            order = order != 0 ? order : Compare(names[left], names[right]);

            // A customer may have the name of what has no value.
            return order != 0 ? order : groups.IsUnknown(left).CompareTo(groups.IsUnknown(right));
        });

        return present.Count - unknown <= limit ? Plan(groups, names, ranked, []) : Fold(groups, names, ranked, rest, limit);
    }

    private static RowPlan Fold(GroupKeys groups, string[][] names, List<int> ranked, List<int> rest, int limit)
    {
        var shown = new List<int>(limit + 1);
        var folded = new List<int>();
        var places = limit;
        foreach (var group in ranked)
        {
            if (groups.IsUnknown(group))
            {
                shown.Add(group);
            }
            else if (places > 0 && !IsAllOther(names[group]))
            {
                shown.Add(group);
                places--;
            }
            else
            {
                folded.Add(group);
            }
        }

        folded.AddRange(rest);
        return Plan(groups, names, shown, folded);
    }

    /// <summary>What the last group that may have a row has; two rows more than asked for, since <c>other</c> and <c>unknown</c> may be among them.</summary>
    private static (long Tickets, long Activity) LeastRank(List<int> groups, GroupedCells cells, int limit)
    {
        if (groups.Count < FewToSort || limit >= groups.Count - 2)
        {
            return (long.MinValue, long.MinValue);
        }

        var ranks = groups.ConvertAll(cells.RankOf);
        ranks.Sort();
        return ranks[groups.Count - 2 - limit];
    }

    private static RowPlan Plan(GroupKeys groups, string[][] names, List<int> ranked, List<int> rest)
    {
        var rows = ranked.ConvertAll(group => new[] { group });
        var rowNames = ranked.ConvertAll(group => names[group]);
        var folded = ranked.ConvertAll(groups.IsOther);
        if (rest.Count > 0)
        {
            rows.Add([.. rest]);
            rowNames.Add([.. groups.NamesOf(rest[0]).Select(static _ => NameId.OtherText)]);
            folded.Add(true);
        }

        return new RowPlan(rows, rowNames, folded, ranked.Count + rest.Count);
    }

    private static bool IsAllOther(string[] names) => names.Length > 0 && Array.TrueForAll(names, static name => name == NameId.OtherText);

    private static int Compare(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var order = string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
