using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Time;

namespace Streaming.Domain.Sla.Policies;

/// <summary>The number that stands for a set of policies with all that they refer to.</summary>
internal static class SlaContentHash
{
    /// <summary>Reads the whole set.</summary>
    public static ulong Of(SlaPolicySet set)
    {
        var hash = new StableHash().Add(1).Add(set.Versions.Count);
        var calendars = new List<BusinessCalendar> { set.DefaultCalendar };
        hash.Add(set.DefaultCalendar.Name);
        foreach (var (tenant, calendar) in set.Calendars.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            hash.Add(tenant).Add(calendar.Name);
            calendars.Add(calendar);
        }

        foreach (var version in set.Versions)
        {
            hash.Add(version.Version).Add(version.EffectiveFromMs).Add(version.Policies.Count);
            foreach (var policy in version.Policies)
            {
                Add(hash, policy, calendars);
            }
        }

        var used = calendars.Distinct().ToList();
        foreach (var calendar in used)
        {
            Add(hash, calendar);
        }

        foreach (var zone in used.Where(static calendar => !calendar.IsAlwaysOpen).Select(static calendar => calendar.Zone).DistinctBy(static zone => zone.Id))
        {
            hash.Add(zone.Id).Add(unchecked((long)ZoneFingerprint.Of(zone)));
        }

        return hash.Value;
    }

    private static void Add(StableHash hash, SlaPolicy policy, List<BusinessCalendar> calendars)
    {
        hash.Add(policy.Name).Add(policy.Match.Count);
        foreach (var match in policy.Match)
        {
            hash.Add((long)match.Dimension).Add(match.Values.Count);
            foreach (var value in match.Values)
            {
                hash.Add(value);
            }
        }

        // Where nothing is said, nothing is added: the number of policies from before there were delays is still theirs.
        if (policy.ResolutionDelayMs is { } delayMs)
        {
            hash.Add("resolution delay").Add(delayMs);
        }

        hash.Add(policy.Targets.Count);
        foreach (var target in policy.Targets)
        {
            hash.Add((long)target.Kind).Add(target.DurationMs).Add(target.Calendar.Name).Add(target.AtRiskPerMille.Count);
            foreach (var perMille in target.AtRiskPerMille)
            {
                hash.Add(perMille);
            }

            hash.Add(BitConverter.DoubleToInt64Bits(target.Objective?.Share ?? 0)).Add(target.Objective?.Window.LengthMs ?? 0);
            calendars.Add(target.Calendar);
        }
    }

    private static void Add(StableHash hash, BusinessCalendar calendar)
    {
        hash.Add(calendar.Name).Add(calendar.Zone.Id);
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            Add(hash, calendar.Weekly[day]);
        }

        hash.Add(calendar.Holidays.Count);
        foreach (var (date, hours) in calendar.Holidays)
        {
            Add(hash.Add(date.DayNumber), hours);
        }
    }

    private static void Add(StableHash hash, DayHours hours)
    {
        hash.Add(hours.Spans.Count);
        foreach (var span in hours.Spans)
        {
            hash.Add(span.StartMinute).Add(span.EndMinute);
        }
    }
}
