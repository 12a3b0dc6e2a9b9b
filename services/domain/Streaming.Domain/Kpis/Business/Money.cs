using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Business;

/// <summary>What amounts of money have in common: they are spread over days, and all in one currency.</summary>
internal static class Money
{
    // The shortest day of any zone: in less, whether a day begins at all is chance.
    private const long ShortestDayMs = 23 * 3_600_000;

    /// <summary>Why amounts over an interval have no sum; <see cref="KpiAbsence.None"/> where they have.</summary>
    /// <param name="inputs">The measures.</param>
    public static KpiAbsence Absence(KpiInputs inputs) =>
        inputs.IntervalEndMs - inputs.IntervalStartMs is > 0 and < ShortestDayMs ? KpiAbsence.NotSplit
        : inputs.Flows.Count(Measure.ForeignMoney) != 0 ? KpiAbsence.MixedCurrencies
        : KpiAbsence.None;

    /// <summary>All costs of an interval, minor units.</summary>
    /// <param name="flows">The measures.</param>
    public static long Costs(MeasureTotals flows) =>
        flows.Count(Measure.CostOfAcquisition) + flows.Count(Measure.CostOfService) + flows.Count(Measure.CostOfRetention);
}
