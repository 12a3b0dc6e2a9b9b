using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>How large the customer base is, by what is known of it.</summary>
internal static class CustomerBase
{
    /// <summary>All customers as they were last counted; else those of all segments that were counted; else those who joined and did not leave.</summary>
    /// <param name="levels">The levels at an instant.</param>
    public static long At(LevelTotals levels) =>
        levels[Measure.CustomersCounted] is var all and not 0 ? all
        : levels[Measure.SegmentCounted] is var segments and not 0 ? segments
        : levels[Measure.CustomersPresent];
}
