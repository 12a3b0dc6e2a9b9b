namespace Streaming.Domain.Kpis;

/// <summary>Why a KPI has no value.</summary>
public enum KpiAbsence
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>Nothing was observed, or the divisor is zero.</summary>
    NoData,

    /// <summary>Answers on several scales have no common mean.</summary>
    MixedScales,

    /// <summary>Amounts in several currencies have no sum.</summary>
    MixedCurrencies,

    /// <summary>More distinct customers than are counted exactly.</summary>
    TooManyCustomers,

    /// <summary>It is not kept apart for what the question splits or filters by, or not for so short an interval.</summary>
    NotSplit,

    /// <summary>The interval, or the period before it that it is held against, begins before the first that is known of what goes into the number.</summary>
    BeforeData,

    /// <summary>Every delay behind the number still runs: what is known so early could only be good.</summary>
    TooEarly,
}
