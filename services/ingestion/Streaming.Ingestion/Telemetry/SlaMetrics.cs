using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Ingestion.Telemetry;

/// <summary>What becomes of SLA clocks, and how late it fires. Safe for use by many threads.</summary>
internal sealed class SlaMetrics
{
    private static readonly string[] Kinds = ["at_risk", "breached", "retracted", "met"];
    private readonly Counter _events;
    private readonly Histogram _error;

    /// <summary>Registers the metrics, with a zero for every policy and clock, so that the first breach is seen as an increase.</summary>
    public SlaMetrics(IMetricFactory factory, SlaPolicySet policies)
    {
        _events = factory.CreateCounter(
            MetricNames.SlaEvents, MetricHelp.SlaEvents, [LabelNames.Tenant, LabelNames.Policy, LabelNames.Clock, LabelNames.Kind]);
        _error = factory.CreateHistogram(
            MetricNames.TimerError,
            MetricHelp.TimerError,
            new HistogramConfiguration { Buckets = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600, 3600] });
        foreach (var policy in policies.Versions.SelectMany(version => version.Policies))
        {
            foreach (var tenant in TenantsOf(policy))
            {
                foreach (var target in policy.Targets)
                {
                    foreach (var kind in Kinds)
                    {
                        _events.WithLabels(tenant, policy.Name, target.Kind.Name(), kind);
                    }
                }
            }
        }
    }

    /// <summary>Counts what became of a clock.</summary>
    public void Count(in SlaTransition transition) =>
        _events.WithLabels(transition.Tenant, transition.Policy, transition.Clock.Name(), Kinds[(int)transition.Kind]).Inc();

    /// <summary>A deadline of a clock fired.</summary>
    /// <param name="late">How long after its instant.</param>
    public void Fired(TimeSpan late) => _error.Observe(late.TotalSeconds);

    // Which tenants there are is known only where a policy names them.
    private static IReadOnlyList<string> TenantsOf(SlaPolicy policy) =>
        policy.Match.FirstOrDefault(match => match.Dimension == NameKind.Tenant)?.Values ?? [Tenants.Default];
}
