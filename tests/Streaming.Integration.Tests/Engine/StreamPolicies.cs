using Streaming.Domain.Names;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Testing.Recount;

namespace Streaming.Integration.Tests.Engine;

/// <summary>Policies of every kind of clock, told to the engine and to the recount each in its own words; both are made from one list.</summary>
/// <param name="Engine">What the engine is told.</param>
/// <param name="Recount">What the recount is told.</param>
internal sealed record StreamPolicies(SlaPolicySet Engine, RecountSla Recount)
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly (int From, int To)[] Office = [(9 * 60, (12 * 60) + 30), (14 * 60, 18 * 60)];

    /// <summary>Policies in two versions.</summary>
    /// <param name="secondFromMs">From when the second version is effective, Unix milliseconds.</param>
    /// <param name="urgent">The priorities of the urgent policy.</param>
    /// <param name="channel">The channel of a policy with few promises.</param>
    /// <param name="holidays">Dates on which the office is closed.</param>
    public static StreamPolicies Of(long secondFromMs, string[] urgent, string channel, params DateOnly[] holidays)
    {
        var always = (Engine: BusinessCalendar.AlwaysOpen, Recount: RecountHours.Always);
        var office = OfficeOf(holidays);
        Promise[] standard =
        [
            new(ClockKind.FirstReply, 8 * HourMs, office, [500, 800]), new(ClockKind.NextReply, 8 * HourMs, office, [800]),
            new(ClockKind.RequesterWait, 40 * HourMs, office, [900]), new(ClockKind.TotalResolution, 168 * HourMs, always, [500, 800, 950]),
        ];
        Promise[] all =
        [
            new(ClockKind.FirstReply, HourMs, office, [800]), new(ClockKind.NextReply, 4 * HourMs, office, [800]),
            new(ClockKind.PeriodicUpdate, 24 * HourMs, always, []), new(ClockKind.PausableUpdate, 2 * HourMs, office, [750]),
            new(ClockKind.RequesterWait, 16 * HourMs, office, [500]), new(ClockKind.AgentWork, 8 * HourMs, office, [800]),
            new(ClockKind.TotalResolution, 24 * HourMs, always, [500, 800]),
        ];
        Policy[] first =
        [
            new("urgent", [(NameKind.Priority, RecountDimension.Priority, urgent)], all) { ResolutionDelayMs = 24 * HourMs },
            new("quick", [(NameKind.Channel, RecountDimension.Channel, [channel])], [new(ClockKind.FirstReply, 5 * MinuteMs, always, [800])]),
            new("standard", [], standard),
        ];

        // The second version promises more, to tickets of one product nothing, and knows no policy by channel.
        Policy[] second =
        [
            new("stock", [(NameKind.Product, RecountDimension.Product, ["stock"])], []),
            new("urgent", [(NameKind.Priority, RecountDimension.Priority, urgent)], [.. all.Select(promise => promise with { DurationMs = promise.DurationMs / 2 })])
            {
                ResolutionDelayMs = 12 * HourMs,
            },
            new("standard", [], standard),
        ];
        return new StreamPolicies(
            new SlaPolicySet([new SlaPolicyVersion("1", long.MinValue, EngineOf(first)), new SlaPolicyVersion("2", secondFromMs, EngineOf(second))], office.Engine),
            new RecountSla([new RecountPolicyVersion(long.MinValue, RecountOf(first)), new RecountPolicyVersion(secondFromMs, RecountOf(second))], office.Recount));
    }

    private static List<SlaPolicy> EngineOf(Policy[] policies) => [.. policies.Select(policy => new SlaPolicy(
        policy.Name,
        [.. policy.Match.Select(match => new SlaMatch(match.Engine, match.Values))],
        [.. policy.Promises.Select(promise => new SlaTarget(promise.Clock, promise.DurationMs, promise.Hours.Engine, promise.AtRisk))])
    {
        ResolutionDelayMs = policy.ResolutionDelayMs,
    })];

    private static List<RecountPolicy> RecountOf(Policy[] policies) => [.. policies.Select(policy => new RecountPolicy(
        policy.Name,
        policy.Match.ToDictionary(match => match.Recount, match => (IReadOnlyList<string>)match.Values),
        policy.Promises.ToDictionary(
            promise => promise.Clock.Name(),
            promise => new RecountTarget(promise.DurationMs, promise.Hours.Recount, promise.AtRisk.Length == 0 ? null : promise.DurationMs * promise.AtRisk[0] / 1000)))
    {
        ResolutionDelayMs = policy.ResolutionDelayMs,
    })];

    private static (BusinessCalendar Engine, RecountHours Recount) OfficeOf(DateOnly[] holidays)
    {
        var hours = new DayHours([.. Office.Select(span => new DaySpan(span.From, span.To))]);
        var weekly = new WeeklyHours(Enumerable.Range(1, 5).ToDictionary(day => (DayOfWeek)day, _ => hours));
        return (
            new BusinessCalendar("office", Paris, weekly, holidays.ToDictionary(day => day, _ => DayHours.Closed)),
            new RecountHours(Paris, [.. Office.Select(span => (TimeSpan.FromMinutes(span.From), TimeSpan.FromMinutes(span.To)))])
            {
                Holidays = holidays.ToDictionary(day => day, _ => (IReadOnlyList<(TimeSpan, TimeSpan)>)[]),
            });
    }

    private sealed record Policy(string Name, (NameKind Engine, RecountDimension Recount, string[] Values)[] Match, Promise[] Promises)
    {
        public long? ResolutionDelayMs { get; init; }
    }

    private sealed record Promise(ClockKind Clock, long DurationMs, (BusinessCalendar Engine, RecountHours Recount) Hours, int[] AtRisk);
}
