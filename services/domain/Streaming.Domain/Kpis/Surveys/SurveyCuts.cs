using Streaming.Domain.Events;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>The cuts of every scale that is understood, by what the survey asks.</summary>
public sealed class SurveyCuts
{
    private readonly Dictionary<(SurveyKind Kind, SurveyScale Scale), ScaleCuts> _cuts;

    private SurveyCuts(Dictionary<(SurveyKind Kind, SurveyScale Scale), ScaleCuts> cuts)
    {
        _cuts = cuts;
    }

    /// <summary>
    /// The defaults. NPS: promoters from 9, detractors up to 6, on 0-10 and 1-10. CSAT: satisfied from 4 of 5, 6 of 7, 8 of 10, yes. CES,
    /// higher is easier: on 1-5 hard up to 2 and easy from 4, on 1-7 hard up to 3 and easy from 5.
    /// </summary>
    public static SurveyCuts Default { get; } = new(new()
    {
        [(SurveyKind.Nps, new(0, 10))] = new(6, 9),
        [(SurveyKind.Nps, new(1, 10))] = new(6, 9),
        [(SurveyKind.Csat, new(1, 5))] = new(3, 4),
        [(SurveyKind.Csat, new(1, 7))] = new(5, 6),
        [(SurveyKind.Csat, new(1, 10))] = new(7, 8),
        [(SurveyKind.Csat, new(0, 1))] = new(0, 1),
        [(SurveyKind.Ces, new(1, 5))] = new(2, 4),
        [(SurveyKind.Ces, new(1, 7))] = new(3, 5),
    });

    /// <summary>These cuts with those of one scale set.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="cuts">The cuts.</param>
    public SurveyCuts With(SurveyKind kind, SurveyScale scale, ScaleCuts cuts) =>
        new(new(_cuts) { [(kind, scale)] = cuts });

    /// <summary>The cuts of a scale.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="cuts">The cuts.</param>
    /// <returns>Whether the scale has cuts.</returns>
    public bool TryGet(SurveyKind kind, SurveyScale scale, out ScaleCuts cuts) => _cuts.TryGetValue((kind, scale), out cuts);
}
