using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tests.Sla.Calendars;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Tests.Sla.Policies;

public sealed class SlaPolicySetTests
{
    [Fact]
    public void At_VersionsInOrder_IsTheLastThatIsEffective()
    {
        var set = new SlaPolicySet([new("1", 1_000, []), new("2", 2_000, [])]);

        Assert.Null(set.At(999));
        Assert.Equal("1", set.At(1_000)?.Version);
        Assert.Equal("1", set.At(1_999)?.Version);
        Assert.Equal("2", set.At(2_000)?.Version);
        Assert.Equal(-1, SlaPolicySet.Empty.IndexAt(0));
    }

    [Fact]
    public void Versions_OutOfOrder_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new SlaPolicySet([new("1", 1_000, []), new("2", 1_000, [])]));

    [Fact]
    public void CalendarOf_TenantWithoutOne_IsTheDefault()
    {
        var office = Desks.ParisOffice();
        var set = new SlaPolicySet([], calendars: new Dictionary<string, BusinessCalendar> { ["acme"] = office });

        Assert.Same(office, set.CalendarOf("acme"));
        Assert.Same(BusinessCalendar.AlwaysOpen, set.CalendarOf("else"));
        Assert.False(set.IsEmpty);
        Assert.True(SlaPolicySet.Empty.IsEmpty);
    }

    [Fact]
    public void ContentHash_SameContent_IsTheSame() => Assert.Equal(Sample().ContentHash, Sample().ContentHash);

    [Fact]
    public void ContentHash_AnyDifference_IsAnother()
    {
        var office = Desks.ParisOffice();
        var closed = Desks.ParisOffice(new DateOnly(2026, 12, 25));
        var moved = new BusinessCalendar("office", TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), office.Weekly);
        var longer = new BusinessCalendar("office", Desks.Paris, Desks.OnWorkdays(Desks.Hours((9, 0), (18, 30))));
        SlaPolicySet[] sets =
        [
            SlaPolicySet.Empty,
            Sample(),
            Sample(calendar: closed),
            Sample(calendar: moved),
            Sample(calendar: longer),
            Sample(version: "2"),
            Sample(effectiveFromMs: 0),
            Sample(name: "silver"),
            Sample(values: ["urgent", "high"]),
            Sample(values: ["urgent,high"]),
            Sample(kind: ClockKind.AgentWork),
            Sample(durationMs: 3_600_001),
            Sample(atRisk: [500]),
            Sample(objective: new SlaObjective(0.95, WindowLength.Find("30d")!)),
            Sample(objective: new SlaObjective(0.95, WindowLength.Find("7d")!)),
            new([], office),
            new([], calendars: new Dictionary<string, BusinessCalendar> { ["acme"] = office }),
        ];

        Assert.Equal(sets.Length, sets.Select(static set => set.ContentHash).Distinct().Count());
        Assert.Equal(sets.Length, sets.Select(static set => (new EngineSettings { Sla = set }).ConfigurationHash()).Distinct().Count());
    }

    [Fact]
    public void ContentHash_OtherRulesOfTheSameZone_IsAnother()
    {
        // As after a new release of the time-zone data: the zone keeps its name, and one of its clock changes is a week later.
        Assert.Equal(Hash(lastSunday: 5), Hash(lastSunday: 5));
        Assert.NotEqual(Hash(lastSunday: 5), Hash(lastSunday: 4));

        static ulong Hash(int lastSunday)
        {
            var two = new DateTime(1, 1, 1, 2, 0, 0);
            var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                new DateTime(2026, 1, 1),
                new DateTime(2026, 12, 31),
                TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two, 3, lastSunday, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two, 10, 5, DayOfWeek.Sunday));
            var zone = TimeZoneInfo.CreateCustomTimeZone("Here/There", TimeSpan.FromHours(1), "here", "here", "here in summer", [rule]);
            return new SlaPolicySet([], new BusinessCalendar("desk", zone, Desks.OnWorkdays(Desks.Hours((9, 0), (18, 0))))).ContentHash;
        }
    }

    [Fact]
    public void Covers_ConditionsImplyTheOthers_IsTrue()
    {
        var all = new SlaPolicy("all", [], []);
        var urgent = new SlaPolicy("urgent", [new(NameKind.Priority, ["urgent", "high"])], []);
        var urgentMail = new SlaPolicy("urgent mail", [new(NameKind.Channel, ["email"]), new(NameKind.Priority, ["high"])], []);

        Assert.True(all.Covers(urgent));
        Assert.True(urgent.Covers(urgentMail));
        Assert.False(urgentMail.Covers(urgent));
        Assert.False(urgent.Covers(all));
    }

    [Theory]
    [InlineData(3_600_000, 800, 2_880_000)]
    [InlineData(1_001, 500, 501)] // half a millisecond is rounded up: never at risk too early
    [InlineData(1, 1, 1)]
    public void AtRiskMs_Threshold_IsThatPartOfTheDuration(long durationMs, int perMille, long expected) =>
        Assert.Equal(expected, new SlaTarget(ClockKind.FirstReply, durationMs, BusinessCalendar.AlwaysOpen, []).AtRiskMs(perMille));

    [Fact]
    public void ClockKinds_Names_ReadBack()
    {
        foreach (var kind in Enum.GetValues<ClockKind>())
        {
            Assert.True(ClockKinds.TryParse(kind.Name(), out var read));
            Assert.Equal(kind, read);
        }

        Assert.False(ClockKinds.TryParse("First_Reply", out _));
        Assert.Equal(Enum.GetValues<ClockKind>().Length, ClockKinds.Count);
    }

    private static SlaPolicySet Sample(
        BusinessCalendar? calendar = null,
        string version = "1",
        long effectiveFromMs = long.MinValue,
        string name = "gold",
        string[]? values = null,
        ClockKind kind = ClockKind.FirstReply,
        long durationMs = 3_600_000,
        int[]? atRisk = null,
        SlaObjective? objective = null) => new(
        [
            new SlaPolicyVersion(version, effectiveFromMs,
            [
                new SlaPolicy(
                    name,
                    [new SlaMatch(NameKind.Priority, values ?? ["urgent"])],
                    [new SlaTarget(kind, durationMs, calendar ?? Desks.ParisOffice(), atRisk ?? [500, 800], objective)]),
            ]),
        ]);
}
