namespace Streaming.Domain.Kpis.Surveys;

/// <summary>A scale on which a survey is answered.</summary>
/// <param name="Min">Lowest value.</param>
/// <param name="Max">Highest value.</param>
public readonly record struct SurveyScale(int Min, int Max)
{
    /// <summary>Whether a value is on the scale.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(int value) => value >= Min && value <= Max;
}
