using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>T2: tickets by customer, which ranks those who ask most.</summary>
public sealed class TicketsByCustomer() : CountKpi(Measure.TicketsCreated, new KpiDefinition
{
    Key = "tickets_by_customer",
    CatalogueId = "T2",
    NameEn = "Tickets by customer",
    NameFr = "Nombre de tickets par client",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Tickets created in the interval, by the customer of their creation; the ranking is exact.",
    Source = "Side: number of conversations attached to a single customer.",
    Variant = "A ranking of accounts (C6); the count and the ratio are KPIs of their own.",
    EdgeCases =
    [
        "A ticket stays with the customer of its creation.",
        "Merged, spam, test and duplicate tickets are taken back.",
        "Tickets without a customer are in the sum only.",
        "Of all customers together it is tickets_total: neither good nor bad, so it has neither band nor target.",
    ],
    Cautions =
    [
        "A customer who asks much may only use much: it is no complaint.",
        "A customer who has gone silent asks nothing either.",
    ],
    Cubes = [Cube.Customer],
    Reads = [Cube.Main],
    IsRanking = true,
    IsOfGroups = true,
});
