using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>T3: tickets per customer, over those who opened one or over the whole customer base.</summary>
public sealed class TicketsPerCustomer() : Kpi(new KpiDefinition
{
    Key = "tickets_per_customer",
    CatalogueId = "T3",
    NameEn = "Tickets per customer",
    NameFr = "Nombre de tickets par client servi",
    Unit = KpiUnit.Number,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Tickets created in the interval over customers: active, those with a ticket in it; base, all customers at its end, as they were last counted, else by those who joined and left.",
    Source = "KPI7: total tickets over customers served in the same period, which it does not define.",
    Variant = "Both divisors, by name (C6): customers with a ticket, and the whole base. Bands apply to the first.",
    EdgeCases =
    [
        "Nobody opened a ticket: no value of the first; no customers known: none of the second.",
        "Tickets without a customer are above the line only.",
        "A merged ticket is taken back, and with its last ticket the customer.",
        "Absent where more than 1,000,000 customers would have to be told apart.",
    ],
    Cautions =
    [
        "The two divisors give two numbers: never compare one with the other.",
        "A long interval has more tickets for each customer than a short one: compare equal lengths.",
    ],
    Statistics = ["active", "base"],
    Cubes = [],
    Reads = [Cube.Main, Cube.Base, Cube.Business],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var tickets = inputs.Flows.Count(Measure.TicketsCreated);
        values[0] = inputs.Customers?.Active switch
        {
            null => KpiValue.NoData,
            { Absence: KpiAbsence.None } active => KpiValue.Ratio(tickets, active.Count),
            { } unknown => KpiValue.Absent(unknown.Absence),
        };
        values[1] = KpiValue.Ratio(tickets, CustomerBase.At(inputs.Levels));
    }
}
