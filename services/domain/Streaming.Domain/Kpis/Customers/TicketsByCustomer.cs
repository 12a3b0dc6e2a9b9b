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
    Cubes = [Cube.Customer],
    Reads = [Cube.Main],
});
