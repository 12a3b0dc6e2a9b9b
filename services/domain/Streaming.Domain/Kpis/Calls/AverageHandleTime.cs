using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Calls;

/// <summary>T11: how long a call keeps somebody busy, its three parts shown apart.</summary>
public sealed class AverageHandleTime() : DurationKpi(Measure.HandleTime, new KpiDefinition
{
    Key = "aht",
    CatalogueId = "T11",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Talk, hold and after-call work together, over the calls of the interval; the means of the three parts apart.",
    Source = "KPI7: total talk, hold and after-call work over calls handled.",
    Variant = "As the source writes it: talk, hold and after-call work per call (C15).",
    EdgeCases = ["A call counts at its own time, also without a ticket.", "A revised call replaces the one before."],
    Cautions = ["Shorter is not better service: a call cut short comes back as another.", "It is not the life of a ticket: that is mttr."],
    Statistics = [.. Statistics, "talk", "hold", "after_call"],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        base.Compute(inputs, values);
        var calls = inputs.Flows.Count(Measure.HandleTime);
        var parts = values[Statistics.Count..];
        parts[0] = MeanOf(inputs.Flows.Count(Measure.TalkTime), calls);
        parts[1] = MeanOf(inputs.Flows.Count(Measure.HoldTime), calls);
        parts[2] = MeanOf(inputs.Flows.Count(Measure.AfterCallTime), calls);
    }
}
