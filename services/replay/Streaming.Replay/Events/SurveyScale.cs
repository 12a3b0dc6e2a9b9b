namespace Streaming.Replay.Events;

/// <summary>The scale of a survey, both ends included.</summary>
/// <param name="Min">The lowest value.</param>
/// <param name="Max">The highest value.</param>
public readonly record struct SurveyScale(int Min, int Max);
