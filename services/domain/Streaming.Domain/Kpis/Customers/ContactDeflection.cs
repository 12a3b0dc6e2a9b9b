using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>D1: what self-service solved for good, over that and what came as tickets.</summary>
public sealed class ContactDeflection() : Kpi(new KpiDefinition
{
    Key = "contact_deflection",
    CatalogueId = "D1",
    NameEn = "Contact deflection",
    NameFr = "Déviation de contact",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Self-service sessions that solved the matter and that no ticket of the same customer followed within 24 hours, over these and the tickets created in the interval.",
    Source = "ServiceNow: contacts solved by self-service instead of a representative.",
    Variant = "Net: a session that a ticket of the same customer follows within the delay is no deflection.",
    EdgeCases =
    [
        "A ticket at the very end of the delay still follows; a ticket that is voided, or turns out to be another customer's, follows no more.",
        "Sessions of somebody unknown are followed by nobody.",
        "Provisional until the delay of the interval's last session has passed.",
        "While all these delays still run it is shown, and has neither band nor target.",
        "No sessions at all, or tickets of which the customers' shards are not told: no value.",
        "It cannot be split: sessions and tickets have no dimension in common.",
    ],
    Cautions =
    [
        "Whoever gave up, and whoever wrote after the delay, counts as helped.",
        "A ticket soon after a session may be about another matter.",
    ],
    Cubes = [],
    Reads = [Cube.Topic, Cube.Main, Cube.Business],
})
{
    /// <inheritdoc/>
    protected override long SettlesAfterMs(KpiSettings settings) => settings.DeflectionDelayMs;

    /// <inheritdoc/>
    protected override bool HasRipened(KpiInputs inputs, long ripeMs) => AnyBefore(inputs, Measure.Sessions, ripeMs);

    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var deflecting = inputs.Flows.Count(Measure.SessionsDeflecting);
        var tickets = inputs.Flows.Count(Measure.TicketsCreated);
        var isTold = tickets == 0 || inputs.Flows.Count(Measure.TicketsJoined) > 0;
        values[0] = isTold && inputs.Flows.Count(Measure.Sessions) > 0 ? KpiValue.Ratio(deflecting, deflecting + tickets) : KpiValue.NoData;
    }
}
