using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Samples;

/// <summary>The samples of KPIs over survey answers; they leave out what those leave out.</summary>
internal static class SurveySamples
{
    /// <summary>Answers on scales with cuts.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="withMiddle">Whether the middle class is in the base.</param>
    /// <param name="ofAgents">Whether those of representatives count, and not those of customers.</param>
    public static KpiSample Classed(SurveyKind kind, bool withMiddle = true, bool ofAgents = false) => KpiSample.Answers((id, settings) =>
    {
        if (!IsOf(id, kind, ofAgents, out var answer) || !settings.SurveyCuts.TryGet(kind, new SurveyScale(answer.ScaleMin, answer.ScaleMax), out var cuts))
        {
            return SamplePart.None;
        }

        return answer.Value >= cuts.HighFrom ? SamplePart.Good
            : answer.Value <= cuts.LowUpTo ? SamplePart.Bad
            : withMiddle ? SamplePart.Counted : SamplePart.None;
    });

    /// <summary>Answers on any scale, told apart where the scale has cuts.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="isScaled">Whether a scale of one value is left out.</param>
    public static KpiSample Scored(SurveyKind kind, bool isScaled) => KpiSample.Answers((id, settings) =>
    {
        if (!IsOf(id, kind, ofAgents: false, out var answer) || (isScaled && answer.ScaleMax <= answer.ScaleMin))
        {
            return SamplePart.None;
        }

        var hasCuts = settings.SurveyCuts.TryGet(kind, new SurveyScale(answer.ScaleMin, answer.ScaleMax), out var cuts);
        return !hasCuts ? SamplePart.Counted
            : answer.Value >= cuts.HighFrom ? SamplePart.Good
            : answer.Value <= cuts.LowUpTo ? SamplePart.Bad : SamplePart.Counted;
    });

    private static bool IsOf(MeasureId id, SurveyKind kind, bool ofAgents, out SurveyAnswer answer)
    {
        answer = id.IsSurvey ? id.ToSurveyAnswer() : default;
        return id.IsSurvey && answer.Kind == kind && answer.AudienceIsAgent == ofAgents && new SurveyScale(answer.ScaleMin, answer.ScaleMax).Contains(answer.Value);
    }
}
