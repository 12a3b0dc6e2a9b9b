namespace Streaming.Domain.Kpis.Bands;

/// <summary>How good a number is.</summary>
/// <param name="Band">Its band; <see langword="null"/> where there is none.</param>
/// <param name="IsTargetMet">Whether it meets the target; <see langword="null"/> where there is none, or no number.</param>
/// <param name="IsTooFew">Whether both are withheld because the number rests on too few observations.</param>
public readonly record struct KpiJudgement(Band? Band, bool? IsTargetMet, bool IsTooFew);
