using Streaming.Domain.Kpis.Business;
using Streaming.Domain.Kpis.Calls;
using Streaming.Domain.Kpis.Customers;
using Streaming.Domain.Kpis.Sla;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Kpis.Tickets;

namespace Streaming.Domain.Kpis;

/// <summary>Every KPI, in the order of the catalogue. Adding one is adding its class and its line here.</summary>
public static class KpiRegistry
{
    private static readonly Dictionary<string, Kpi> ByKey;

    static KpiRegistry()
    {
        ByKey = All.ToDictionary(static kpi => kpi.Definition.Key, StringComparer.Ordinal);
    }

    /// <summary>Every KPI.</summary>
    public static IReadOnlyList<Kpi> All { get; } =
    [
        new TicketsTotal(),
        new TicketsByCustomer(),
        new TicketsPerCustomer(),
        new ActiveCustomers(),
        new TicketsByCategory(),
        new CategoryShare(),
        new FirstResponseTime(),
        new FirstResponseTimeBusiness(),
        new FirstResponseLiteral(),
        new UnansweredOpen(),
        new FirstResponseInvalid(),
        new AverageResponseTime(),
        new ResolutionRate(),
        new ResolutionRateFlow(),
        new ResolutionRateEver(),
        new MeanTimeToResolution(),
        new MeanTimeToResolutionBusiness(),
        new MeanTimeToResolutionActive(),
        new ResolvedTickets(),
        new FirstContactResolution(),
        new FirstResolutions(),
        new SlaCompliance(),
        new SlaMetClocks(),
        new SlaBreachedClocks(),
        new SlaRunning(),
        new SlaAtRisk(),
        new SlaBreachedOpen(),
        new AverageHandleTime(),
        new CallsHandled(),
        new Backlog(),
        new OpenUntilClosed(),
        new Reopenings(),
        new ClosedTickets(),
        new ClosedUnresolved(),
        new NetPromoterScore(),
        new NetPromoterMargin(),
        new SatisfactionShare(),
        new SatisfactionMean(),
        new SatisfactionNormalised(),
        new EffortScore(),
        new EffortScoreInBase(),
        new AgentEngagement(),
        new RetentionRate(),
        new ChurnRate(),
        new EarlyChurn(),
        new CustomersPresent(),
        new CustomersJoined(),
        new CustomersLeft(),
        new RenewalRate(),
        new ProductAdoption(),
        new HealthScore(),
        new CostOfService(),
        new AcquisitionCost(),
        new LifetimeValueToCost(),
        new RevenueEarned(),
        new ServiceCostAgainstRevenue(),
        new AgentAttrition(),
        new Headcount(),
        new ContactDeflection(),
        new ContactDeflectionGross(),
        new SelfServiceSessions(),
        new SelfServiceResolution(),
        new DemosBooked(),
        new NetCustomerGrowth(),
        new CustomerGrowthRate(),
        new ProductUses(),
        new UsageFrequency(),
        new CustomerSuccessRate(),
        new PurchaseRate(),
        new TicketsClosedByAgent(),
        new MessagesSentByAgent(),
        new WaitTime(),
    ];

    /// <summary>The KPI of a key.</summary>
    /// <param name="key">The key, exactly.</param>
    /// <returns><see langword="null"/> when no KPI has this key.</returns>
    public static Kpi? Find(string key) => ByKey.GetValueOrDefault(key);
}
