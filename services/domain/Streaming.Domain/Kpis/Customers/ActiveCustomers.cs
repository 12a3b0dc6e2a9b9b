using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>Distinct customers who opened tickets.</summary>
public sealed class ActiveCustomers() : Kpi(new KpiDefinition
{
    Key = "active_customers",
    CatalogueId = "T3",
    NameEn = "Customers with tickets",
    NameFr = "Clients ayant ouvert un ticket",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Distinct customers with at least one ticket created in the interval; exact up to 1,000,000, absent beyond.",
    Source = "KPI7: customers served in the period.",
    EdgeCases =
    [
        "Exact up to 1,000,000 customers an interval; beyond that absent, never estimated.",
        "A customer whose only ticket is merged away is taken back.",
        "It cannot be split: distinct customers of two groups overlap, and do not add up.",
    ],
    Cautions = ["Whoever has no ticket may be content, or gone."],
    Cubes = [],
    Reads = [Cube.Main],
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values) => values[0] = inputs.Customers?.Active switch
    {
        null => KpiValue.NoData,
        { Absence: KpiAbsence.None } active => KpiValue.Of(active.Count, active.Count),
        { } unknown => KpiValue.Absent(unknown.Absence),
    };
}
