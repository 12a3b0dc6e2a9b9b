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
    Variant = "By the category that the ticket has now (C6).",
    EdgeCases =
    [
        "Shares are of all groups under the same filters: they add up to 1.",
        "Without a split by category the share is 1, and says nothing.",
    ],
    Cautions = ["A share falls when others grow: look at the counts before you praise anybody."],
    MainCubeOnly = true,
    IsOfGroups = true,
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values) =>
        values[0] = KpiValue.Ratio(inputs.Flows.Count(Measure.TicketsByCategory), inputs.TicketsOfAllCategories);
}
