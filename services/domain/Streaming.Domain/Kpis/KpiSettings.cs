using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis;

/// <summary>What a tenant may set about its KPIs. The worker that makes the measures uses the same delays.</summary>
public sealed record KpiSettings
{
    private const long HourMs = 60 * 60_000;

    /// <summary>The defaults.</summary>
    public static KpiSettings Default { get; } = new();

    /// <summary>T7: the longest time within which any ticket must be resolved after its creation, by policy or without one, milliseconds. Default 72 h.</summary>
    public long LongestResolutionDelayMs { get; init; } = 72 * HourMs;

    /// <summary>T9: a ticket reopened within this time of its first resolution was not resolved at first contact, milliseconds. Default 7 × 24 h.</summary>
    public long ReopenPeriodMs { get; init; } = 7 * 24 * HourMs;

    /// <summary>D1: a ticket of the same customer within this time of a session takes its deflection back, milliseconds. Default 24 h.</summary>
    public long DeflectionDelayMs { get; init; } = 24 * HourMs;

    /// <summary>The currency of a tenant, ISO 4217. Default: EUR for all.</summary>
    public Func<string, string> CurrencyOf { get; init; } = static _ => "EUR";

    /// <summary>What a survey counts (C14). Default: every answer.</summary>
    public SurveyUnit SurveyUnit { get; init; }

    /// <summary>How answers to surveys are classed.</summary>
    public SurveyCuts SurveyCuts { get; init; } = SurveyCuts.Default;

    /// <summary>The kinds of SLA clock that some policy has a target for: counts of the others are absent, rather than zero. Default: all.</summary>
    public IReadOnlySet<ClockKind> PromisedClocks { get; init; } = Enum.GetValues<ClockKind>().ToHashSet();
}
