namespace Streaming.Domain.Kpis.Customers;

/// <summary>Shares of the customers of an interval's start.</summary>
internal static class Cohorts
{
    /// <summary>A share of those who were there at the start.</summary>
    /// <param name="inputs">Tells what became of them.</param>
    /// <param name="start">How many they were.</param>
    /// <param name="count">Picks those above the line.</param>
    public static KpiValue Share(KpiInputs inputs, long start, Func<CohortCounts, long, long> count) => inputs.Customers?.Cohort switch
    {
        null => KpiValue.NoData,
        { Absence: KpiAbsence.None } cohort => KpiValue.Ratio(count(cohort, start), start),
        { } unknown => KpiValue.Absent(unknown.Absence),
    };
}
