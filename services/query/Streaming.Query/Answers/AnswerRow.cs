using Streaming.Domain.Kpis;

namespace Streaming.Query.Answers;

/// <summary>The values of one row over one interval.</summary>
/// <param name="Names">The values that name the row, one for each dimension of the group-by.</param>
/// <param name="IsFolded">Whether the row sums several groups, or values beyond a limit.</param>
/// <param name="Values">Every statistic of every KPI, in the order of the selection.</param>
internal sealed record AnswerRow(string[] Names, bool IsFolded, KpiValue[] Values);
