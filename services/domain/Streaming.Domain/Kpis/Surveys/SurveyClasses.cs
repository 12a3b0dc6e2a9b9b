using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>How many customers' answers fall into each class of their scale. Answers on scales without cuts are left out.</summary>
/// <param name="Low">Detractors, dissatisfied, hard.</param>
/// <param name="Middle">Passives, neutrals.</param>
/// <param name="High">Promoters, satisfied, easy.</param>
public readonly record struct SurveyClasses(long Low, long Middle, long High)
{
    /// <summary>All answers that have a class.</summary>
    public long Total => Low + Middle + High;

    /// <summary>Classes the answers of customers, or of agents; never both.</summary>
    /// <param name="totals">The measures.</param>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="cuts">The cuts.</param>
    /// <param name="ofAgents">Whether agents were asked.</param>
    public static SurveyClasses Of(MeasureTotals totals, SurveyKind kind, SurveyCuts cuts, bool ofAgents = false)
    {
        var (low, middle, high) = (0L, 0L, 0L);
        foreach (var (id, count) in totals.SurveyAnswers)
        {
            var answer = id.ToSurveyAnswer();
            var scale = new SurveyScale(answer.ScaleMin, answer.ScaleMax);
            if (answer.Kind != kind || answer.AudienceIsAgent != ofAgents || !scale.Contains(answer.Value) || !cuts.TryGet(kind, scale, out var cut))
            {
                continue;
            }

            if (answer.Value >= cut.HighFrom)
            {
                high += count;
            }
            else if (answer.Value <= cut.LowUpTo)
            {
                low += count;
            }
            else
            {
                middle += count;
            }
        }

        return new SurveyClasses(low, middle, high);
    }
}
