using Streaming.Query.Answers;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Exports;

/// <summary>The columns of a table of a course: what tells the rows apart, then the number and what it rests on.</summary>
internal static class SeriesColumns
{
    /// <summary>The names.</summary>
    /// <param name="groupBy">The dimensions to split by.</param>
    public static IReadOnlyList<string> NamesOf(IEnumerable<string> groupBy) =>
        ["start", "end", "partial", .. groupBy, "folded", "kpi", "statistic", "value", "sample_size", "provisional", "absent_reason"];

    /// <summary>The rows of a step.</summary>
    /// <param name="point">The step.</param>
    public static IEnumerable<object?[]> RowsOf(Wire.SeriesPoint point)
    {
        foreach (var row in point.Rows)
        {
            foreach (var value in row.Values)
            {
                yield return
                [
                    point.Interval.Start.ToDateTimeOffset(),
                    point.Interval.End.ToDateTimeOffset(),
                    point.Partial,
                    .. row.Group.Select(static group => group.Value),
                    row.Folded,
                    value.Key,
                    value.Statistic,
                    value.HasValue ? value.Value : null,
                    value.SampleSize,
                    value.Provisional,
                    AbsenceWords.Of(value.AbsentReason),
                ];
            }
        }
    }
}
