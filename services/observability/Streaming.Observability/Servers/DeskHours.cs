using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Observability.Rules.Sla;

namespace Streaming.Observability.Servers;

/// <summary>When people are at work: for each promise the hours in which its clocks run, and those of everything else.</summary>
/// <param name="Default">The hours of everything else.</param>
/// <param name="ByPolicy">The hours of the clocks of a policy, in the order of the policies.</param>
internal sealed record DeskHours(BusinessCalendar Default, IReadOnlyList<(string Policy, IReadOnlyList<string> Clocks, BusinessCalendar Calendar)> ByPolicy)
{
    /// <summary>Somebody is always there.</summary>
    public static DeskHours Always { get; } = new(BusinessCalendar.AlwaysOpen, []);

    /// <summary>The hours of every clock that may run.</summary>
    /// <param name="policies">The policies.</param>
    public static DeskHours Of(SlaPolicySet policies) => new(
        policies.DefaultCalendar,
        [
            .. SlaPromise.TargetsOf(policies)
                .GroupBy(one => (one.Policy, one.Target.Calendar))
                .Select(targets => (targets.Key.Policy, (IReadOnlyList<string>)[.. targets.Select(one => one.Target.Kind.Name())], targets.Key.Calendar)),
        ]);

    /// <summary>Every calendar that closes at times, each once.</summary>
    public IEnumerable<BusinessCalendar> Closing =>
        ByPolicy.Select(one => one.Calendar).Append(Default).Where(calendar => !calendar.IsAlwaysOpen).DistinctBy(calendar => calendar.Name);
}
