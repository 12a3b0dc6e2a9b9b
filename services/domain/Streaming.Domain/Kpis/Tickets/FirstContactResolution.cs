using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T9: the part of first resolutions that took a single exchange.</summary>
public sealed class FirstContactResolution() : RatioKpi(Measure.FirstContactResolutions, Measure.FirstResolutions, new KpiDefinition
{
    Key = "fcr",
    CatalogueId = "T9",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "First resolutions after exactly one customer contact and one human public reply, not reopened within 7 days, over first resolutions in the interval.",
    Source = "HubSpot: closed at the first exchange; ServiceNow: solved in one single contact.",
    Variant = "Closed at the first exchange: one customer contact and one human public reply (C8), with reopening taken back.",
    EdgeCases =
    [
        "All customer messages before the first reply are one contact.",
        "Provisional until the reopening window of the interval's last resolution has passed.",
        "While all these windows still run it is shown, and has neither band nor target.",
        "A reopening within the window takes the numerator back, never the divisor.",
    ],
    Cautions = ["While it is provisional it can only fall.", "Questions that need two exchanges are not failures: compare within a category."],
})
{
    /// <inheritdoc/>
    protected override long SettlesAfterMs(KpiSettings settings) => settings.ReopenPeriodMs;

    /// <inheritdoc/>
    protected override bool HasRipened(KpiInputs inputs, long ripeMs) => AnyBefore(inputs, Measure.FirstResolutions, ripeMs);
}
