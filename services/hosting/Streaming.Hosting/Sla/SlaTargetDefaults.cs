using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Hosting;

/// <summary>What a policy says for those of its targets that do not say it themselves.</summary>
/// <param name="Calendar">The calendar, where the policy names one.</param>
/// <param name="AtRisk">At-risk thresholds, thousandths.</param>
/// <param name="Objective">How many must be met, where the policy says so.</param>
internal sealed record SlaTargetDefaults(BusinessCalendar? Calendar, IReadOnlyList<int> AtRisk, SlaObjective? Objective);
