using Streaming.Contracts;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Windows;
using Streaming.Observability.Rules.Sla;
using Streaming.Observability.Servers;

namespace Streaming.Observability.Tests.Rules;

/// <summary>Promises of several versions: one to come takes no alert away from what is promised now.</summary>
public sealed class SlaPromiseTests
{
    private static readonly BusinessCalendar Desk = new(
        "desk", TimeZoneInfo.Utc, new WeeklyHours(new Dictionary<DayOfWeek, DayHours> { [DayOfWeek.Monday] = new(new DaySpan(540, 1_080)) }), new Dictionary<DateOnly, DayHours>());

    private static readonly SlaPolicySet Policies = new(
    [
        new SlaPolicyVersion("1", long.MinValue, [
            new SlaPolicy("gold", [], [Target(ClockKind.FirstReply, 0.99, Desk)]),
            new SlaPolicy("standard", [], [Target(ClockKind.FirstReply, 0.8), Target(ClockKind.NextReply, 0.8)]),
        ]),
        new SlaPolicyVersion("2", 4_102_444_800_000, [
            new SlaPolicy("platinum", [], [Target(ClockKind.FirstReply, 0.999)]),
            new SlaPolicy("standard", [], [Target(ClockKind.FirstReply, 0.9), Target(ClockKind.NextReply, null)]),
        ]),
    ]);

    [Fact]
    public void Of_SeveralVersions_IsOfEachPolicyAndClockTheLastThatHasIt() => Assert.Equal(
        ["platinum first_reply 0.999", "standard first_reply 0.9", "gold first_reply 0.99"],
        SlaPromise.Of(Policies).Select(promise => FormattableString.Invariant($"{promise.Policy} {promise.Clock} {promise.Objective}")));

    [Fact]
    public void Hours_OfSeveralVersions_AreThoseOfEachPolicyThatHasSome() => Assert.Equal(
        ["platinum first_reply 24x7", "standard first_reply,next_reply 24x7", "gold first_reply desk"],
        DeskHours.Of(Policies).ByPolicy.Select(one => $"{one.Policy} {string.Join(',', one.Clocks)} {one.Calendar.Name}"));

    private static SlaTarget Target(ClockKind kind, double? share, BusinessCalendar? calendar = null) => new(
        kind, 60_000, calendar ?? BusinessCalendar.AlwaysOpen, [], share is { } objective ? new SlaObjective(objective, WindowLength.Find(WindowNames.ThirtyDays)!) : null);
}
