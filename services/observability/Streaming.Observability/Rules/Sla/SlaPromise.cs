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
    /// <summary>The promises that are in force: those of the last version.</summary>
    /// <param name="policies">The policies.</param>
    public static IReadOnlyList<SlaPromise> Of(SlaPolicySet policies) =>
    [
        .. policies.Versions.TakeLast(1).SelectMany(version => version.Policies).SelectMany(policy => policy.Targets
            .Where(target => target.Objective is not null)
            .Select(target => new SlaPromise(
                policy.Name, target.Kind.Name(), target.Objective!.Share, TimeSpan.FromMilliseconds(target.Objective.Window.LengthMs)))),
    ];
}
