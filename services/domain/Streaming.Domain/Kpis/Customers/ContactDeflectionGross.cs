using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>D1 without regard to what customers do after a session.</summary>
public sealed class ContactDeflectionGross() : Kpi(new KpiDefinition
{
    Key = "contact_deflection_gross",
    CatalogueId = "D1",
    NameEn = "Contact deflection, gross",
    NameFr = "Déviation de contact, brute",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Self-service sessions that solved the matter, over these and the tickets created in the interval. Gross: a session that a ticket of the same customer follows is not taken out.",
    Source = "ServiceNow: contacts solved by self-service instead of a representative.",
    Variant = "Gross: a session that a ticket of the same customer follows is not taken out.",
    EdgeCases =
    [
        "No sessions at all: no value, rather than 0, also where there were tickets.",
        "It cannot be split: sessions and tickets have no dimension in common.",
    ],
    Cautions =
    [
        "It is too high by those who opened a ticket after a session that was said to have helped.",
        "Whoever gave up is in neither part.",
    ],
    Cubes = [],
    Reads = [Cube.Topic, Cube.Main],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var resolved = inputs.Flows.Count(Measure.SessionsResolved);
        values[0] = inputs.Flows.Count(Measure.Sessions) > 0 ? KpiValue.Ratio(resolved, resolved + inputs.Flows.Count(Measure.TicketsCreated)) : KpiValue.NoData;
    }
}
