using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>Of each customer the latest answer within an interval to surveys of each kind, by what the answers count under. Never changes.</summary>
/// <param name="Answers">The answers, each set with one split of the cube that has its values.</param>
/// <param name="Absence">Why they are not known.</param>
internal sealed record StandingAnswers(IReadOnlyList<(int Split, MeasureSet Answers)> Answers, KpiAbsence Absence);
