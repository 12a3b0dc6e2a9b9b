using Streaming.Domain.Names;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tests.Sla.Calendars;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Domain.Tests.Sla.Clocks;

/// <summary>Random policies, told to the engine and to the recount each in its own words.</summary>
internal sealed record RandomPolicies(SlaPolicySet Engine, RecountSla Recount)
{
    private static readonly (RecountDimension Recount, NameKind Engine, string[] Values)[] Dimensions =
    [
        (RecountDimension.Priority, NameKind.Priority, ["high", "normal", "unknown"]),
        (RecountDimension.Team, NameKind.Team, ["billing", "tech", "unknown"]),
        (RecountDimension.Category, NameKind.Category, ["login", "invoice", "bug"]),
        (RecountDimension.Channel, NameKind.Channel, ["email", "phone", "chat"]),
        (RecountDimension.Product, NameKind.Product, ["invoicing", "stock", "unknown"]),
        (RecountDimension.Tenant, NameKind.Tenant, ["acme", "default"]),
    ];

    private static readonly long[] Durations = [1, 1_000, 60_000, 300_000, 3_600_000, 14_400_000, 28_800_000, 86_400_000, 259_200_000];

    public static RandomPolicies Of(Random random)
    {
        var startMs = new RandomLogOptions().StartMs;
        var hours = Hours();
        var versions = new List<SlaPolicyVersion>();
        var recount = new List<RecountPolicyVersion>();
        var fromMs = random.Next(4) == 0 ? startMs + 3_600_000 : long.MinValue;
        for (var version = 1; version <= 1 + random.Next(3); version++)
        {
            var policies = Enumerable.Range(1, 1 + random.Next(3)).Select(policy => Policy(random, $"p{policy}", hours)).ToList();
            versions.Add(new SlaPolicyVersion($"v{version}", fromMs, [.. policies.Select(policy => policy.Engine)]));
            recount.Add(new RecountPolicyVersion(fromMs, [.. policies.Select(policy => policy.Recount)]));
            fromMs = Math.Max(fromMs, startMs) + (random.Next(1, 48) * 3_600_000L);
        }

        var byDefault = random.Next(2) == 0 ? hours[random.Next(1, hours.Length)] : default;
        return new RandomPolicies(new SlaPolicySet(versions, byDefault.Engine), new RecountSla(recount, byDefault.Recount));
    }

    private static (SlaPolicy Engine, RecountPolicy Recount) Policy(Random random, string name, (BusinessCalendar Engine, RecountHours Recount)[] hours)
    {
        var match = new List<SlaMatch>();
        var recountMatch = new Dictionary<RecountDimension, IReadOnlyList<string>>();
        foreach (var dimension in Dimensions)
        {
            if (random.Next(5) == 0)
            {
                string[] values = [.. dimension.Values.Where(_ => random.Next(2) == 0).DefaultIfEmpty(dimension.Values[0])];
                match.Add(new SlaMatch(dimension.Engine, values));
                recountMatch[dimension.Recount] = values;
            }
        }

        var targets = new List<SlaTarget>();
        var recountTargets = new Dictionary<string, RecountTarget>();
        for (var kind = ClockKind.FirstReply; kind <= ClockKind.TotalResolution; kind++)
        {
            if (random.Next(4) == 0)
            {
                continue;
            }

            var durationMs = Durations[random.Next(Durations.Length)];
            var (engine, recount) = hours[random.Next(hours.Length)];
            int[] risks = random.Next(3) switch { 0 => [], 1 => [800], _ => [500, 800] };
            targets.Add(new SlaTarget(kind, durationMs, engine, risks));
            long? riskMs = risks.Length == 0 ? null : (long)Math.Ceiling(durationMs * (decimal)risks[0] / 1000);
            recountTargets[kind.Name()] = new RecountTarget(durationMs, recount, riskMs);
        }

        long? delayMs = random.Next(2) == 0 ? null : Durations[random.Next(Durations.Length)];
        return (
            new SlaPolicy(name, match, targets) { ResolutionDelayMs = delayMs },
            new RecountPolicy(name, recountMatch, recountTargets) { ResolutionDelayMs = delayMs });
    }

    // Closed on a working day, open for an hour on another, open on a Saturday, and all day on the Sunday of 23 hours.
    private static readonly Dictionary<DateOnly, (int FromMinute, int ToMinute)[]> Holidays = new()
    {
        [new DateOnly(2026, 3, 3)] = [],
        [new DateOnly(2026, 3, 5)] = [(600, 660)],
        [new DateOnly(2026, 3, 7)] = [(540, 720)],
        [new DateOnly(2026, 3, 29)] = [(0, 1440)],
    };

    private static (BusinessCalendar Engine, RecountHours Recount)[] Hours()
    {
        var weekly = Desks.OnWorkdays(new DayHours(Desks.Span((9, 0), (12, 30)), Desks.Span((14, 0), (18, 0))));
        (TimeSpan, TimeSpan)[] spans = [(TimeSpan.FromHours(9), TimeSpan.FromHours(12.5)), (TimeSpan.FromHours(14), TimeSpan.FromHours(18))];
        return
        [
            (BusinessCalendar.AlwaysOpen, RecountHours.Always),
            (new BusinessCalendar("office", Desks.Paris, weekly), new RecountHours(Desks.Paris, spans)),
            (new BusinessCalendar(
                    "holidays",
                    Desks.Paris,
                    weekly,
                    Holidays.ToDictionary(day => day.Key, day => new DayHours([.. day.Value.Select(span => new DaySpan(span.FromMinute, span.ToMinute))]))),
                new RecountHours(Desks.Paris, spans)
                {
                    Holidays = Holidays.ToDictionary(
                        day => day.Key,
                        day => (IReadOnlyList<(TimeSpan, TimeSpan)>)[.. day.Value.Select(span => (TimeSpan.FromMinutes(span.FromMinute), TimeSpan.FromMinutes(span.ToMinute)))]),
                }),
        ];
    }
}
