using Streaming.Contracts;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;

namespace Streaming.Hosting;

/// <summary>Reads the policies of one version.</summary>
/// <param name="calendars">The calendars that they may name.</param>
/// <param name="faults">Receives every fault.</param>
internal sealed class SlaPolicyReader(SlaCalendars calendars, FaultList faults)
{
    private const string Tenant = "tenant";
    private readonly SlaTargetReader _targets = new(calendars, faults);

    /// <summary>Reads the policies in their order.</summary>
    /// <param name="options">The policies.</param>
    /// <param name="key">The key of their list.</param>
    public List<SlaPolicy> ReadAll(IReadOnlyList<SlaPolicyOptions> options, string key)
    {
        var policies = new List<SlaPolicy>();
        for (var i = 0; i < options.Count; i++)
        {
            var policyKey = $"{key}:{i}";
            var policy = Read(options[i] ?? new SlaPolicyOptions(), policyKey);
            faults.Check(
                policy.Name.Length == 0 || policies.TrueForAll(other => other.Name != policy.Name),
                $"{policyKey}:{nameof(SlaPolicyOptions.Name)}",
                policy.Name,
                "must be another name for each policy of a version");
            if (policies.Find(earlier => earlier.Covers(policy)) is { } covering)
            {
                faults.Add(
                    $"{policyKey}:{nameof(SlaPolicyOptions.Match)}",
                    Describe(policy),
                    $"must match a ticket that '{covering.Name}' before it does not: the first match wins, so put the wider policy last");
            }

            policies.Add(policy);
        }

        return policies;
    }

    private SlaPolicy Read(SlaPolicyOptions options, string key)
    {
        SlaNames.Check(faults, $"{key}:{nameof(options.Name)}", options.Name);
        var match = ReadMatch(options.Match, $"{key}:{nameof(options.Match)}");
        var defaults = _targets.ReadDefaults(options, key);
        var targets = new List<SlaTarget>();
        BusinessCalendar? ofTenants = null;
        for (var i = 0; i < (options.Targets?.Count ?? 0); i++)
        {
            var targetKey = $"{key}:{nameof(options.Targets)}:{i}";
            var target = options.Targets![i] ?? new SlaTargetOptions();
            var read = _targets.Read(target, targetKey, defaults, () => ofTenants ??= CalendarOfTenants(match, $"{key}:{nameof(options.Calendar)}"));
            faults.Check(
                !ClockKinds.TryParse(target.Clock, out _) || targets.TrueForAll(other => other.Kind != read.Kind),
                $"{targetKey}:{nameof(target.Clock)}",
                target.Clock,
                "must be another clock for each target of a policy");
            targets.Add(read);
        }

        return new SlaPolicy(options.Name ?? "", match, targets)
        {
            ResolutionDelayMs = options.ResolutionDelay is null ? null : ReadDelay(options.ResolutionDelay, $"{key}:{nameof(options.ResolutionDelay)}"),
        };
    }

    private long? ReadDelay(string text, string key)
    {
        var delayMs = DurationText.Parse(text);
        faults.Check(
            delayMs is > 0 and <= DurationText.LongestMs,
            key,
            text,
            "must be a time above 0 and up to ten years, in hours and minutes such as 48h or 1h30m; it runs at all hours, whatever the calendar");
        return delayMs;
    }

    // The default calendar is the tenant's, so a policy for tenants with different ones has to say which it means.
    private BusinessCalendar CalendarOfTenants(List<SlaMatch> match, string key)
    {
        var tenants = match.Find(static condition => condition.Dimension == NameKind.Tenant);
        var candidates = tenants is null
            ? calendars.ByTenant.Values.Append(calendars.Default)
            : tenants.Values.Select(tenant => calendars.ByTenant.GetValueOrDefault(tenant, calendars.Default));
        var distinct = candidates.Distinct().ToArray();
        if (distinct.Length == 1)
        {
            return distinct[0];
        }

        faults.Add(
            key,
            null,
            $"must be named: the tenants of this policy have different default calendars, {string.Join(", ", distinct.Select(static calendar => calendar.Name))}");
        return calendars.Default;
    }

    private List<SlaMatch> ReadMatch(IReadOnlyDictionary<string, IReadOnlyList<string>>? options, string key)
    {
        var match = new List<SlaMatch>();
        foreach (var (name, values) in (options ?? new Dictionary<string, IReadOnlyList<string>>()).OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var dimension = name == Tenant ? NameKind.Tenant : EngineOptionsReader.Kind(name);
            if (dimension is null)
            {
                faults.Add(
                    $"{key}:{name}",
                    string.Join(", ", values ?? []),
                    $"must be a condition on tenant, {Dimensions.Team}, {Dimensions.Channel}, {Dimensions.Category}, {Dimensions.Priority} or {Dimensions.Product}");
            }
            else if (values is not { Count: > 0 } || values.Any(string.IsNullOrEmpty))
            {
                faults.Add($"{key}:{name}", string.Join(", ", values ?? []), "must list values, such as [urgent, high]; leave the condition out to match all");
            }
            else
            {
                match.Add(new SlaMatch(dimension.Value, [.. values.Distinct(StringComparer.Ordinal)]));
            }
        }

        return match;
    }

    private static string Describe(SlaPolicy policy) => policy.Match.Count == 0
        ? "every ticket"
        : string.Join("; ", policy.Match.Select(static match => $"{match.Dimension}: {string.Join(", ", match.Values)}"));
}
