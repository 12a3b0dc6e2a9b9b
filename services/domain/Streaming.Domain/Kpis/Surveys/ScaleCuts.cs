namespace Streaming.Domain.Kpis.Surveys;

/// <summary>Parts a scale in three classes; what lies between the two cuts is the middle one.</summary>
/// <param name="LowUpTo">Highest value of the low class: detractor, dissatisfied, hard.</param>
/// <param name="HighFrom">Lowest value of the high class: promoter, satisfied, easy.</param>
public readonly record struct ScaleCuts(int LowUpTo, int HighFrom);
