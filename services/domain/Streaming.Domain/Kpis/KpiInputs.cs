using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis;

/// <summary>What a KPI is computed from: merged measures of one group over one interval.</summary>
public sealed record KpiInputs
{
    /// <summary>Whether the tenant is known at all; while it is not, nothing has a value, not even a count.</summary>
    public bool IsTenantKnown { get; init; } = true;

    /// <summary>What happened within the interval.</summary>
    public required MeasureTotals Flows { get; init; }

    /// <summary>What happened within the period before, for those that read it; <see langword="null"/> where it is not kept or not asked.</summary>
    public MeasureTotals? PreviousFlows { get; init; }

    /// <summary>Start of the period before, Unix milliseconds; there where <see cref="PreviousFlows"/> are.</summary>
    public long PreviousStartMs { get; init; }

    /// <summary>What happened after the interval, and the sum of all time: together they give the levels at its end.</summary>
    public LevelTotals Levels { get; init; }

    /// <summary>What passes each of <see cref="Kpi.Filters"/>, in their order.</summary>
    public IReadOnlyList<KpiPart> Parts { get; init; } = [];

    /// <summary>What only reading customer by customer tells; <see langword="null"/> where nobody can.</summary>
    public ICustomerReading? Customers { get; init; }

    /// <summary>Since when measures are known, and how the interval's came about; <see langword="null"/> where nobody can tell.</summary>
    public IMeasureHistory? History { get; init; }

    /// <summary>Start of the interval, Unix milliseconds.</summary>
    public long IntervalStartMs { get; init; }

    /// <summary>End of the interval, Unix milliseconds.</summary>
    public long IntervalEndMs { get; init; }

    /// <summary>Everything before this instant has been applied and every delay that ended before it is judged, Unix milliseconds.</summary>
    public long SettledThroughMs { get; init; } = long.MaxValue;

    /// <summary>Tickets by category of all groups together, the divisor of a share.</summary>
    public long TicketsOfAllCategories { get; init; }

    /// <summary>Cuts and delays.</summary>
    public KpiSettings Settings { get; init; } = KpiSettings.Default;
}
