using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Business;

/// <summary>C1: what acquiring, serving and keeping customers costs.</summary>
public sealed class CostOfService() : Kpi(new KpiDefinition
{
    Key = "cost_of_service",
    CatalogueId = "C1",
    NameEn = "Cost of service",
    NameFr = "Coût du service",
    Unit = KpiUnit.Money,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Costs of the days that begin in the interval, each cost spread evenly over its period: all, by kind, service cost for each ticket created, all costs for each customer at the end. Absent for less than a day, and where a currency is not the tenant's.",
    Source = "ServiceNow: cost of acquiring, serving and retaining customers.",
    Variant = "The cost of acquiring, serving and retaining customers, each kind apart (C12). Its growth against revenue is another measure.",
    EdgeCases =
    [
        "A cost is spread evenly over its period and counted at the start of each of the tenant's days; the days add up to the cent.",
        "Nothing was spent: no value, rather than 0.",
        "Absent for less than a day, and where a currency is not the tenant's.",
        "No tickets, no customers: no value for each of them.",
        "Begins before the day of the first cost of service or of the first ticket: no value for each ticket, as the one may be known for longer than the other.",
    ],
    Cautions =
    [
        "Cheaper for each ticket may only mean more tickets: read the tickets beside it.",
        "Costs that have not been reported yet are not in it: young periods look cheap.",
    ],
    Statistics = ["", "acquisition", "service", "retention", "per_ticket", "per_customer"],
    IsTally = true,
    Estimates = ["per_ticket", "per_customer"],
    Cubes = [],
    Reads = [Cube.Business, Cube.Main, Cube.Base],
})
{
    private static readonly MeasureId[] ForEachTicket = [Measure.CostOfService, Measure.TicketsCreated];

    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        if (Money.Absence(inputs) is var absence and not KpiAbsence.None)
        {
            values.Fill(KpiValue.Absent(absence));
            return;
        }

        var flows = inputs.Flows;
        var (acquisition, service, retention) =
            (flows.Count(Measure.CostOfAcquisition), flows.Count(Measure.CostOfService), flows.Count(Measure.CostOfRetention));
        var all = Money.Costs(flows);
        if (all == 0)
        {
            values.Fill(KpiValue.NoData);
            return;
        }

        values[0] = KpiValue.Of(all, 1);
        values[1] = KpiValue.Of(acquisition, 1);
        values[2] = KpiValue.Of(service, 1);
        values[3] = KpiValue.Of(retention, 1);
        values[4] = IsKnownSince(inputs, inputs.IntervalStartMs, ForEachTicket)
            ? KpiValue.Ratio(service, flows.Count(Measure.TicketsCreated))
            : KpiValue.Absent(KpiAbsence.BeforeData);
        values[5] = KpiValue.Ratio(all, Customers.CustomerBase.At(inputs.Levels));
    }
}
