using System.Diagnostics.CodeAnalysis;
using Streaming.Domain.Names;

namespace Streaming.Query.Tickets.Tops;

/// <summary>A value of a dimension, and how much of a number it makes up.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How much.</param>
/// <param name="Share">Which part of the whole number; <see langword="null"/> where that is 0.</param>
/// <param name="IsFolded">Whether it sums several values.</param>
internal sealed record TopRow(string Value, double Count, double? Share, bool IsFolded)
{
    /// <summary>Whether a text is a value of a dimension: <c>unknown</c> says that there is none, except of a customer, who may be called so.</summary>
    /// <param name="text">The text; <see langword="null"/> where there is none.</param>
    /// <param name="dimension">The dimension.</param>
    public static bool IsValue([NotNullWhen(true)] string? text, NameKind dimension) =>
        text is not null && (text != NameId.UnknownText || dimension == NameKind.Customer);

    /// <summary>The greatest values, ties by name. As in a breakdown, what has no value takes no place, and the rest is summed into a last row.</summary>
    /// <param name="counts">
    /// The counts; those of folded values as <c>other</c>, that of what has no value under <see langword="null"/>, for a value may itself be called
    /// <c>unknown</c>. Values of 0 are left out.
    /// </param>
    /// <param name="limit">Most rows; that of what has no value, and the last one, apart.</param>
    public static IReadOnlyList<TopRow> Of(IEnumerable<(string? Value, double Count)> counts, int limit)
    {
        var present = counts.Where(static count => count.Count != 0).ToList();
        var total = present.Sum(static count => count.Count);
        var rows = new List<TopRow>();
        var rest = 0d;
        var places = limit;
        foreach (var (value, count) in present.OrderByDescending(static count => count.Count).ThenBy(static count => count.Value ?? NameId.UnknownText, StringComparer.Ordinal))
        {
            if (value is null || (value != NameId.OtherText && places-- > 0))
            {
                rows.Add(Row(value ?? NameId.UnknownText, count, false));
            }
            else
            {
                rest += count;
            }
        }

        if (rest != 0)
        {
            rows.Add(Row(NameId.OtherText, rest, true));
        }

        return rows;

        TopRow Row(string value, double count, bool isFolded) => new(value, count, total == 0 ? null : count / total, isFolded);
    }
}
