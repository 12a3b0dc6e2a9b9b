using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>The answers of customers on one scale, added up.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Answers">How many.</param>
/// <param name="Sum">Sum of their values.</param>
public readonly record struct ScaleSums(SurveyScale Scale, long Answers, long Sum)
{
    /// <summary>The sums of each scale that has answers, in the order of the scales.</summary>
    /// <param name="totals">The measures.</param>
    /// <param name="kind">What the survey asks.</param>
    public static List<ScaleSums> Of(MeasureTotals totals, SurveyKind kind)
    {
        var sums = new List<ScaleSums>();
        foreach (var (id, count) in totals.SurveyAnswers)
        {
            var answer = id.ToSurveyAnswer();
            var scale = new SurveyScale(answer.ScaleMin, answer.ScaleMax);
            if (answer.Kind != kind || answer.AudienceIsAgent || !scale.Contains(answer.Value) || count == 0)
            {
                continue;
            }

            // Measures of one scale follow one another, because the scale comes before the value in their numbers.
            if (sums.Count == 0 || sums[^1].Scale != scale)
            {
                sums.Add(new ScaleSums(scale, 0, 0));
            }

            var last = sums[^1];
            sums[^1] = last with { Answers = last.Answers + count, Sum = last.Sum + (count * answer.Value) };
        }

        return sums;
    }
}
