using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T7: the part of a cohort that is resolved within the delay.</summary>
public sealed class ResolutionRate() : RatioKpi(Measure.ResolvedInDelay, Measure.ResolutionJudged, new KpiDefinition
{
    Key = "resolution_rate",
    CatalogueId = "T7",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Tickets created in the interval and resolved within the delay (72 h by default, or that of their SLA policy), over tickets created in it whose delay has elapsed or whose solution stands.",
    Source = "KPI7: resolved within the defined delay over total tickets; the cohort form of it.",
    Variant = "The cohort form (C7): tickets created in the interval, resolved within the delay of their own creation. It cannot exceed 1.",
    EdgeCases =
    [
        "Resolved exactly at the delay's end counts as in time.",
        "A ticket whose delay still runs counts only if its solution stands.",
        "A policy may set a delay of its own: that of the first policy that matched the ticket at its creation counts, whatever changes later.",
        "No value while the delays of all its tickets may still run: so early only solutions are known, and the rate could only be 1.",
        "Provisional until the longest delay after the interval's end has passed.",
        "Reopening takes a solution back, if no other came in time.",
    ],
    Cautions =
    [
        "While it is provisional it leans to the good: what is resolved early is known first.",
        "A rate of 1 may be bought with quick closings: read reopenings and CSAT beside it.",
    ],
})
{
    /// <inheritdoc/>
    protected override long SettlesAfterMs(KpiSettings settings) => settings.LongestResolutionDelayMs;

    /// <inheritdoc/>
    protected override bool HasRipened(KpiInputs inputs, long ripeMs) =>
        inputs.Flows.Count(Measure.ResolutionJudged) > inputs.Flows.Count(Measure.ResolvedInDelay) || AnyBefore(inputs, Measure.ResolutionJudged, ripeMs);

    /// <inheritdoc/>
    protected override KpiValue Unripe(in KpiValue value) => value with { Value = null, Absence = KpiAbsence.TooEarly };
}
