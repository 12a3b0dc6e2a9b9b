using Streaming.Domain.Measures;

namespace Streaming.Domain.Customers;

/// <summary>A customer's latest answer to surveys of one kind: what counts it, and under which split.</summary>
/// <param name="Measure">The level that counts it; the default for none.</param>
/// <param name="Split">The split; meaningless where there is none.</param>
internal readonly record struct StandingAnswer(MeasureId Measure, int Split)
{
    /// <summary>Whether there is none.</summary>
    public bool IsNone => Measure == default;
}
