namespace Streaming.Domain.Kpis.Surveys;

/// <summary>What a survey counts (C14).</summary>
public enum SurveyUnit
{
    /// <summary>Every answer.</summary>
    PerResponse,

    /// <summary>Of each customer the latest answer of an interval to surveys of one kind; an answer of somebody unknown stands by itself.</summary>
    LatestPerCustomer,
}
