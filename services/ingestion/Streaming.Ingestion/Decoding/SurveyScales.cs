using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>
/// The scales on which surveys may be answered: for NPS 0 to 10 and 1 to 10; for CSAT and CES those whose cuts (what counts as satisfied,
/// as easy) are configured, for without cuts a value means nothing.
/// </summary>
public sealed class SurveyScales
{
    private readonly (SurveyKind Kind, int Min, int Max)[] _scales;

    /// <summary>Makes the set of scales.</summary>
    /// <param name="configured">CSAT and CES scales with configured cuts.</param>
    public SurveyScales(IEnumerable<(SurveyKind Kind, int Min, int Max)> configured) =>
        _scales = [(SurveyKind.Nps, 0, 10), (SurveyKind.Nps, 1, 10), .. configured];

    /// <summary>The scales that are known without configuration.</summary>
    public static SurveyScales Default { get; } = new(
    [
        (SurveyKind.Csat, 0, 1),
        (SurveyKind.Csat, 1, 5),
        (SurveyKind.Csat, 1, 7),
        (SurveyKind.Csat, 1, 10),
        (SurveyKind.Ces, 1, 5),
        (SurveyKind.Ces, 1, 7),
    ]);

    /// <summary>Whether a survey of this kind may be answered on this scale.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="min">Lowest value.</param>
    /// <param name="max">Highest value.</param>
    public bool Knows(SurveyKind kind, int min, int max)
    {
        foreach (var scale in _scales)
        {
            if (scale == (kind, min, max))
            {
                return true;
            }
        }

        return false;
    }
}
