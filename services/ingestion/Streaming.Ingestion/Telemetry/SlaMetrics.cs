using System.Collections.Concurrent;
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

    // A retraction says of what: of a risk that passed, of a breach, or of a promise that was kept until its ticket was reopened.
    private static readonly string[] Signs = ["", "at_risk", "breached", "met"];
    private static readonly string[] Retracted = Signs[1..];

    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<SlaPolicy> _policies;
    private readonly Counter _events;
    private readonly Histogram _error;

    /// <summary>Registers the metrics, with a zero for every policy and clock of the tenants that are known from the start.</summary>
    public SlaMetrics(IMetricFactory factory, SlaPolicySet policies)
    {
        _policies = [.. policies.Versions.SelectMany(version => version.Policies)];
        _events = factory.CreateCounter(
            MetricNames.SlaEvents, MetricHelp.SlaEvents, [LabelNames.Tenant, LabelNames.Policy, LabelNames.Clock, LabelNames.Kind, LabelNames.Retracts]);
        _error = factory.CreateHistogram(
            MetricNames.TimerError,
            MetricHelp.TimerError,
            new HistogramConfiguration { Buckets = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600, 3600] });
        foreach (var tenant in _policies.SelectMany(static policy => TenantsOf(policy) ?? [Tenants.Default]))
        {
            Begin(tenant);
        }
    }

    /// <summary>Begins the series of a tenant's policies at zero, unless they have begun: only what was zero is seen to rise.</summary>
    /// <param name="tenant">The tenant.</param>
    public void Begin(string tenant)
    {
        if (!_begun.TryAdd(tenant, true))
        {
            return;
        }

        foreach (var policy in _policies.Where(policy => TenantsOf(policy)?.Contains(tenant) ?? true))
        {
            foreach (var target in policy.Targets)
            {
                for (var kind = 0; kind < Kinds.Length; kind++)
                {
                    foreach (var retracts in kind == (int)SlaTransitionKind.Retracted ? Retracted : Signs[..1])
                    {
                        _events.WithLabels(tenant, policy.Name, target.Kind.Name(), Kinds[kind], retracts);
                    }
                }
            }
        }
    }

    /// <summary>Counts what became of a clock.</summary>
    public void Count(in SlaTransition transition)
    {
        // An outcome whose instant a late event corrects is told again, and is one outcome all the same.
        if ((transition.Kind, transition.Before) is (SlaTransitionKind.Breached, ClockSign.Breached) or (SlaTransitionKind.Met, ClockSign.Met))
        {
            return;
        }

        var retracts = Signs[transition.Kind == SlaTransitionKind.Retracted ? (int)transition.Before : 0];
        _events.WithLabels(transition.Tenant, transition.Policy, transition.Clock.Name(), Kinds[(int)transition.Kind], retracts).Inc();
    }

    /// <summary>A deadline of a clock fired.</summary>
    /// <param name="late">How long after its instant.</param>
    public void Fired(TimeSpan late) => _error.Observe(late.TotalSeconds);

    // Nothing where a policy is for all tenants.
    private static IReadOnlyList<string>? TenantsOf(SlaPolicy policy) =>
        policy.Match.FirstOrDefault(static match => match.Dimension == NameKind.Tenant)?.Values;
}
