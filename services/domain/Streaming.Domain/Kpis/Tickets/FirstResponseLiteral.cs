using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T5 as one source writes it: time to first replies over requests received, answered or not.</summary>
public sealed class FirstResponseLiteral() : Kpi(new KpiDefinition
{
    Key = "frt_literal",
    CatalogueId = "T5",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Total time to the first replies of the interval over the tickets created in it, unanswered ones included: understates while tickets wait.",
    Source = "KPI7: total time to answer first requests over total requests received.",
    Variant = "The literal form of the source: over tickets received (C4).",
    EdgeCases = ["Replies and creations are those of the interval, not of the same tickets.", "No first reply in the interval: no value, rather than 0."],
    Cautions = ["It falls when nobody answers: that is no improvement. Use first_response_time to judge."],
    IsCalendarTime = true,
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var literal = KpiValue.Ratio(inputs.Flows.SumMs(Measure.FirstResponse) / 1000.0, inputs.Flows.Count(Measure.TicketsCreated));
        values[0] = inputs.Flows.Count(Measure.FirstResponse) > 0 ? literal : literal with { Value = null, Absence = KpiAbsence.NoData };
    }
}
