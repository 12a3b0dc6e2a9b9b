using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T4 as a share: the part of all tickets that a category has.</summary>
public sealed class CategoryShare() : Kpi(new KpiDefinition
{
    Key = "category_share",
    CatalogueId = "T4",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.None,
    Formula = "Tickets of this group by the category that they have now, over those of all groups under the same filters.",
    Source = "Side: tickets received per theme, as a share.",
    MainCubeOnly = true,
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values) =>
        values[0] = KpiValue.Ratio(inputs.Flows.Count(Measure.TicketsByCategory), inputs.TicketsOfAllCategories);
}
