using System.Globalization;
using Streaming.Domain.Events;

namespace Streaming.Domain.Measures;

/// <summary>
/// Names a measure. Ticket and call measures are the constants of <see cref="Measure"/>; the answers to surveys have one measure for each
/// kind, scale and value, so that histograms are kept per scale.
/// </summary>
/// <param name="Value">The number that is stored; never reused for another meaning.</param>
public readonly record struct MeasureId(int Value)
{
    /// <summary>The highest lowest value that a scale may have.</summary>
    public const int MostScaleMin = 15;

    /// <summary>The highest value that a scale may have.</summary>
    public const int MostScaleMax = 255;

    private const int SurveyFlag = 1 << 24;
    private const int StandingFlag = 1 << 23;
    private const int AgentFlag = 1 << 22;

    /// <summary>Whether this counts answers to a survey.</summary>
    public bool IsSurvey => (Value & SurveyFlag) != 0;

    /// <summary>Level: whether this counts customers by their latest answer to a survey, and not the answers.</summary>
    public bool IsStanding => (Value & (SurveyFlag | StandingFlag)) == (SurveyFlag | StandingFlag);

    /// <summary>Of a survey measure, the one that counts customers whose latest answer is this; a level.</summary>
    public MeasureId Standing => new(Value | StandingFlag);

    /// <summary>Of a survey measure, the one that counts answers.</summary>
    public MeasureId Answers => new(Value & ~StandingFlag);

    /// <summary>The answers of one value.</summary>
    /// <param name="kind">What the survey asks.</param>
    /// <param name="audienceIsAgent">Asked of agents, not of customers.</param>
    /// <param name="scaleMin">Lowest value of the scale, 0 to <see cref="MostScaleMin"/>.</param>
    /// <param name="scaleMax">Highest value of the scale, up to <see cref="MostScaleMax"/>.</param>
    /// <param name="value">The answer.</param>
    public static MeasureId Survey(SurveyKind kind, bool audienceIsAgent, int scaleMin, int scaleMax, int value) => new(
        SurveyFlag | (audienceIsAgent ? AgentFlag : 0) | ((int)kind << 20) | (scaleMin << 16) | (scaleMax << 8) | value);

    /// <summary>What a survey measure counts; only where <see cref="IsSurvey"/>.</summary>
    public SurveyAnswer ToSurveyAnswer() => new(
        (SurveyKind)((Value >> 20) & 3), (Value & AgentFlag) != 0, (Value >> 16) & 15, (Value >> 8) & 255, Value & 255);

    /// <summary>The number as text. What a record would say of itself goes through its properties, of which some are measures again.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An answer to a survey: what its measure counts.</summary>
/// <param name="Kind">What the survey asks.</param>
/// <param name="AudienceIsAgent">Asked of agents, not of customers.</param>
/// <param name="ScaleMin">Lowest value of the scale.</param>
/// <param name="ScaleMax">Highest value of the scale.</param>
/// <param name="Value">The answer.</param>
public readonly record struct SurveyAnswer(SurveyKind Kind, bool AudienceIsAgent, int ScaleMin, int ScaleMax, int Value);
