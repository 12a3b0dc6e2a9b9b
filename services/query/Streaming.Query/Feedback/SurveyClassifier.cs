using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Measures;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>The classes of survey answers, as the KPIs count them, and their names.</summary>
internal static class SurveyClassifier
{
    /// <summary>The class of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cuts">The cuts of the scales.</param>
    /// <returns>Unspecified on a scale without cuts.</returns>
    public static Wire.SurveyClass ClassOf(SurveyAnswer answer, SurveyCuts cuts)
    {
        var scale = new SurveyScale(answer.ScaleMin, answer.ScaleMax);
        return !scale.Contains(answer.Value) || !cuts.TryGet(answer.Kind, scale, out var cut) ? Wire.SurveyClass.Unspecified
            : answer.Value >= cut.HighFrom ? Wire.SurveyClass.Good
            : answer.Value <= cut.LowUpTo ? Wire.SurveyClass.Bad
            : Wire.SurveyClass.Neutral;
    }

    /// <summary>The name of a class in the words of its survey.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="class">The class.</param>
    public static string NameOf(SurveyKind kind, Wire.SurveyClass @class) => (kind, @class) switch
    {
        (_, Wire.SurveyClass.Unspecified) => "",
        (SurveyKind.Nps, Wire.SurveyClass.Good) => "promoter",
        (SurveyKind.Nps, Wire.SurveyClass.Neutral) => "passive",
        (SurveyKind.Nps, _) => "detractor",
        (SurveyKind.Csat, Wire.SurveyClass.Good) => "satisfied",
        (SurveyKind.Csat, Wire.SurveyClass.Bad) => "dissatisfied",
        (SurveyKind.Ces, Wire.SurveyClass.Good) => "easy",
        (SurveyKind.Ces, Wire.SurveyClass.Bad) => "hard",
        _ => "neutral",
    };
}
