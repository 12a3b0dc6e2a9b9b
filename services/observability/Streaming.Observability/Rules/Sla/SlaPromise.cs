using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Observability.Rules.Sla;

/// <summary>A target with an objective, as the alerts see it.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Clock">Name of the clock.</param>
/// <param name="Objective">Share that must be met, above 0 and below 1.</param>
/// <param name="Period">Over which window.</param>
internal sealed record SlaPromise(string Policy, string Clock, double Objective, TimeSpan Period)
{
    /// <summary>The promises that clocks may be judged by.</summary>
    /// <param name="policies">The policies.</param>
    public static IReadOnlyList<SlaPromise> Of(SlaPolicySet policies) =>
    [
        .. TargetsOf(policies)
            .Where(one => one.Target.Objective is not null)
            .Select(one => new SlaPromise(
                one.Policy, one.Target.Kind.Name(), one.Target.Objective!.Share, TimeSpan.FromMilliseconds(one.Target.Objective.Window.LengthMs))),
    ];

    /// <summary>
    /// Every clock that some version has a target for, as the last such version says. The last version of all may be one to come, and clocks keep
    /// the one that they started with: what it no longer has is judged all the same.
    /// </summary>
    /// <param name="policies">The policies.</param>
    public static IEnumerable<(string Policy, SlaTarget Target)> TargetsOf(SlaPolicySet policies) => policies.Versions.Reverse()
        .SelectMany(version => version.Policies)
        .SelectMany(policy => policy.Targets.Select(target => (policy.Name, target)))
        .DistinctBy(one => (one.Name, one.target.Kind));
}
