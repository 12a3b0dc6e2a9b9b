using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using static Streaming.Hosting.Tests.Sla.SlaConfiguration;

namespace Streaming.Hosting.Tests.Sla;

public sealed class SlaOptionsTests
{
    private const string Desk = """
        Calendars:
          desk: { TimeZone: Europe/Paris, Hours: mon-fri 09:00-18:00 }
        """;

    [Fact]
    public void Settings_NothingConfigured_AreTheDomainsOwn()
    {
        var settings = SettingsOf();

        Assert.True(settings.Sla.IsEmpty);
        Assert.Equal(new EngineSettings().ConfigurationHash(), settings.ConfigurationHash());
    }

    [Fact]
    public void Settings_OnePolicyList_IsOneVersionThatAlwaysWas()
    {
        var sla = SettingsOf(Yaml(Desk + """

            Policies:
              - Name: gold
                Match: { priority: [urgent, high], tenant: [acme] }
                Calendar: desk
                AtRisk: [0.8, 0.5]
                Objective: { Share: 0.95, Window: 7d }
                Targets:
                  - { Clock: first_reply, Duration: 1h30m }
                  - { Clock: agent_work, Duration: "08:00:00", Calendar: 24x7, AtRisk: [0.999], Objective: { Share: 0.9 } }
              - Name: rest
            """)).Sla;

        var version = Assert.Single(sla.Versions);
        Assert.Equal(("1", long.MinValue), (version.Version, version.EffectiveFromMs));
        Assert.Equal(["gold", "rest"], version.Policies.Select(static policy => policy.Name));
        var gold = version.Policies[0];
        Assert.Equal([NameKind.Priority, NameKind.Tenant], gold.Match.Select(static match => match.Dimension));
        Assert.Equal(["urgent", "high"], gold.Match[0].Values);
        Assert.Equal([ClockKind.FirstReply, ClockKind.AgentWork], gold.Targets.Select(static target => target.Kind));
        Assert.Equal([5_400_000L, 28_800_000L], gold.Targets.Select(static target => target.DurationMs));
        Assert.Equal(["desk", "24x7"], gold.Targets.Select(static target => target.Calendar.Name));
        Assert.Equal([500, 800], gold.Targets[0].AtRiskPerMille);
        Assert.Equal([999], gold.Targets[1].AtRiskPerMille);
        Assert.Equal((0.95, "7d"), (gold.Targets[0].Objective!.Share, gold.Targets[0].Objective!.Window.Name));
        Assert.Equal((0.9, "30d"), (gold.Targets[1].Objective!.Share, gold.Targets[1].Objective!.Window.Name));
        Assert.Empty(version.Policies[1].Targets);
    }

    [Fact]
    public void Settings_NothingSaidOfATarget_TakesTheDefaults()
    {
        var sla = SettingsOf(Yaml("""
            DefaultCalendar: desk
            Calendars:
              desk: { TimeZone: Europe/Paris, Hours: mon-fri 09:00-18:00 }
            Policies:
              - { Name: all, Targets: [{ Clock: first_reply, Duration: 1h }] }
            """)).Sla;

        var target = Assert.Single(sla.Versions[0].Policies[0].Targets);
        Assert.Equal("desk", target.Calendar.Name);
        Assert.Equal([800], target.AtRiskPerMille);
        Assert.Null(target.Objective);
        Assert.Same(sla.DefaultCalendar, target.Calendar);
    }

    [Fact]
    public void Settings_ResolutionDelay_IsThatOfThePolicy()
    {
        var policies = SettingsOf(Yaml("""
            Policies:
              - { Name: urgent, Match: { priority: [urgent] }, ResolutionDelay: 4h }
              - { Name: projects, Match: { team: [projects] }, ResolutionDelay: 720h }
              - { Name: rest, ResolutionDelay: }
            """)).Sla.Versions[0].Policies;

        Assert.Equal([14_400_000L, 2_592_000_000L, null], policies.Select(static policy => policy.ResolutionDelayMs));
    }

    [Theory]
    [InlineData("3d")]
    [InlineData("0h")]
    [InlineData("72")]
    [InlineData("87841h")]
    [InlineData("999999999h")]
    [InlineData("-4h")]
    public void Faults_ResolutionDelayThatIsNoTime_IsRefused(string text) => Assert.Equal(
        [
            $"Sla:Policies:0:ResolutionDelay is '{text}' but must be a time above 0 and up to ten years, in hours and minutes such as 48h or 1h30m; it runs at all hours, whatever the calendar.",
        ],
        Faults(Yaml($$"""
            Policies:
              - { Name: all, ResolutionDelay: {{text}} }
            """)));

    [Fact]
    public void Settings_PolicyOfOneTenant_TakesThatTenantsCalendar()
    {
        var sla = SettingsOf(Yaml(Desk + """

            DefaultCalendars: { acme: desk }
            Policies:
              - { Name: acme, Match: { tenant: [acme] }, Targets: [{ Clock: first_reply, Duration: 1h }] }
              - { Name: else, Calendar: 24x7, Targets: [{ Clock: first_reply, Duration: 1h }] }
            """)).Sla;

        Assert.Equal("desk", sla.Versions[0].Policies[0].Targets[0].Calendar.Name);
        Assert.Equal("desk", sla.CalendarOf("acme").Name);
        Assert.Same(BusinessCalendar.AlwaysOpen, sla.CalendarOf("other"));
    }

    [Fact]
    public void Settings_SeveralVersions_AreEffectiveFromTheirTimes()
    {
        var sla = SettingsOf(Yaml("""
            Versions:
              - { Version: a, Policies: [{ Name: p, Targets: [{ Clock: first_reply, Duration: 2h }] }] }
              - { Version: b, EffectiveFrom: 2026-07-01T00:00:00+02:00, Policies: [{ Name: p, Targets: [{ Clock: first_reply, Duration: 1h }] }] }
              - { Version: c, EffectiveFrom: "2026-08-01T00:00Z" }
            """)).Sla;

        var july = new DateTimeOffset(2026, 6, 30, 22, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.Equal("a", sla.At(july - 1)!.Version);
        Assert.Equal("b", sla.At(july)!.Version);
        Assert.Empty(sla.Versions[2].Policies);
    }

    [Fact]
    public void Faults_EveryKind_AreAllToldAtOnce()
    {
        var faults = Faults(Yaml("""
            DefaultCalendar: nowhere
            DefaultCalendars: { acme: lunch }
            Calendars:
              24x7: { TimeZone: UTC, Hours: daily 00:00-24:00 }
              mars: { TimeZone: Mars/Base, Hours: mon-fri 09:00-18:00 }
              twice: { TimeZone: UTC, Hours: mon-fri 09:00-12:00; wed 11:00-14:00 }
              days: { TimeZone: UTC, Hours: weekdays 09:00-12:00 }
              empty: { TimeZone: UTC }
              dates: { TimeZone: UTC, Hours: mon 09:00-12:00, Holidays: [2026-02-30, 2026-12-25, 2026-12-25 09:00-10:00, 2026-12-31 20:00-02:00] }
              feed: { TimeZone: UTC, Hours: mon 09:00-12:00, HolidayFeed: no-such-file.ics }
            Policies:
              - Name: everything
                AtRisk: [0, 1.5, 0.8, 0.8, high]
                Objective: { Share: 95, Window: 28d }
                Targets:
                  - { Clock: first-reply, Duration: 1h }
                  - { Clock: next_reply, Duration: 0m }
                  - { Clock: next_reply, Duration: 2d, Calendar: nowhere }
              - Name: everything
                Match: { mood: [bad], team: [] }
              - Name: other
                Match: { priority: [low] }
            """)).ToArray();

        Assert.Equal(
        [
            "Sla:Calendars:24x7 is '24x7' but must have another name: this one stands for always open.",
            "Sla:Calendars:dates:Holidays:0 is '2026-02-30' but must be a date such as 2026-12-25, alone (closed) or with spans such as 09:00-12:00.",
            "Sla:Calendars:dates:Holidays:2 is '2026-12-25 09:00-10:00' but must not be a date that is listed already.",
            "Sla:Calendars:dates:Holidays:3 is '2026-12-31 20:00-02:00' but must be a date such as 2026-12-25, alone (closed) or with spans such as 09:00-12:00: '20:00-02:00' must end by 24:00, and go on at the next date.",
            "Sla:Calendars:days:Hours is 'weekdays 09:00-12:00' but must be days and spans such as 'mon-fri 09:00-12:30 14:00-18:00; sat 10:00-12:00': 'weekdays' is no day and no range of days (mon, tue, wed, thu, fri, sat, sun, daily).",
            "Sla:Calendars:empty:Hours is '(absent)' but must be days and spans such as 'mon-fri 09:00-12:30 14:00-18:00; sat 10:00-12:00'.",
            $"Sla:Calendars:feed:HolidayFeed is 'no-such-file.ics' but must be a file that can be read: Could not find file '{Path.GetFullPath("no-such-file.ics")}'.",
            "Sla:Calendars:mars:TimeZone is 'Mars/Base' but must be the IANA id of a time zone, such as Europe/Paris.",
            "Sla:Calendars:twice:Hours is 'mon-fri 09:00-12:00; wed 11:00-14:00' but must have spans apart from each other: '11:00-14:00' overlaps 09:00-12:00 on the same day.",
            "Sla:DefaultCalendar is 'nowhere' but must be a calendar: one of 24x7, dates, days, empty, feed, mars, twice.",
            "Sla:DefaultCalendars:acme is 'lunch' but must be a calendar: one of 24x7, dates, days, empty, feed, mars, twice.",
            "Sla:Policies:0:AtRisk:0 is '0' but must be a part of the duration between 0 and 1, with three decimals at most, such as 0.8.",
            "Sla:Policies:0:AtRisk:1 is '1.5' but must be a part of the duration between 0 and 1, with three decimals at most, such as 0.8.",
            "Sla:Policies:0:AtRisk:3 is '0.8' but must be listed once.",
            "Sla:Policies:0:AtRisk:4 is 'high' but must be a part of the duration between 0 and 1, with three decimals at most, such as 0.8.",
            "Sla:Policies:0:Objective:Share is '95' but must be a share between 0 and 1, such as 0.95.",
            "Sla:Policies:0:Objective:Window is '28d' but must be a window: one of 5m, 15m, 1h, 4h, 24h, 7d, 30d, 90d.",
            "Sla:Policies:0:Targets:0:Clock is 'first-reply' but must be a clock: one of first_reply, next_reply, periodic_update, pausable_update, requester_wait, agent_work, total_resolution.",
            "Sla:Policies:0:Targets:1:Duration is '0m' but must be open time above 0 and up to ten years, in hours and minutes such as 4h, 90m or 1h30m.",
            "Sla:Policies:0:Targets:2:Calendar is 'nowhere' but must be a calendar: one of 24x7, dates, days, empty, feed, mars, twice.",
            "Sla:Policies:0:Targets:2:Clock is 'next_reply' but must be another clock for each target of a policy.",
            "Sla:Policies:0:Targets:2:Duration is '2d' but must be open time above 0 and up to ten years, in hours and minutes such as 4h, 90m or 1h30m.",
            "Sla:Policies:1:Match is 'every ticket' but must match a ticket that 'everything' before it does not: the first match wins, so put the wider policy last.",
            "Sla:Policies:1:Match:mood is 'bad' but must be a condition on tenant, team, channel, category, priority or product.",
            "Sla:Policies:1:Name is 'everything' but must be another name for each policy of a version.",
            "Sla:Policies:2:Match is 'Priority: low' but must match a ticket that 'everything' before it does not: the first match wins, so put the wider policy last.",
            "Sla:Policies:2:Name is 'other' but must be another name: other and unknown have a meaning of their own.",
        ],
            faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Faults_MisspeltOrMisplacedKeys_AreTold()
    {
        var faults = Faults([("Sla:Policys", "x"), .. Yaml("""
            Calendars:
              desk: { TimeZone: [Europe/Paris], Hours: mon-fri 09:00-18:00, Holiday: 2026-12-25 }
            Policies:
              - Name: gold
                Match: { priority: urgent }
                Targets: { Clock: first_reply, Duration: 1h }
            Versions: many
            """)]).ToArray();

        Assert.Contains("Sla:Policys is 'x' but must be spelt as one of File, DefaultCalendar, DefaultCalendars, Calendars, Version, Policies, Versions.", faults);
        Assert.Contains("Sla:Calendars:desk:TimeZone is 'a group of 1' but must be one value.", faults);
        Assert.Contains("Sla:Calendars:desk:Holiday is '2026-12-25' but must be spelt as one of TimeZone, Hours, Holidays, HolidayFeed.", faults);
        Assert.Contains("Sla:Policies:0:Match:priority is 'urgent' but must be a list, even of one.", faults);
        Assert.Contains("Sla:Policies:0:Targets is 'a group with Clock' but must be a list.", faults);
        Assert.Contains("Sla:Versions is 'many' but must be a list, even of one.", faults);
    }

    [Fact]
    public void Faults_Versions_MustBeInOrderAndApart()
    {
        var faults = Faults(Yaml("""
            Policies: [{ Name: alone }]
            Versions:
              - { Version: a, EffectiveFrom: 2026-07-01T00:00:00Z }
              - { Version: a, EffectiveFrom: 2026-07-01T01:00:00+01:00 }
              - { Version: c }
              - { Version: d, EffectiveFrom: 2026-08-01T00:00:00 }
              - { EffectiveFrom: 2026-09-01T00:00:00Z }
            """));

        Assert.Equal(
        [
            "Sla:Policies is 'a list of 1' but must be left out where there are Versions.",
            "Sla:Versions:1:Version is 'a' but must be another one for each version.",
            "Sla:Versions:1:EffectiveFrom is '2026-07-01T01:00:00+01:00' but must be later than that of the version before.",
            "Sla:Versions:2:EffectiveFrom is '(absent)' but must be a time with its offset, such as 2026-01-01T00:00:00+01:00.",
            "Sla:Versions:3:EffectiveFrom is '2026-08-01T00:00:00' but must be a time with its offset, such as 2026-01-01T00:00:00+01:00.",
            "Sla:Versions:4:Version is '(absent)' but must be a name of 1 to 256 bytes, without blanks at its ends and without any of \"\\{}.",
        ],
            faults);
    }

    /// <summary>The name stands in the expressions of alerting rules, and in their templates.</summary>
    [Theory]
    [InlineData("24h \"gold\"")]
    [InlineData("gold\\silver")]
    [InlineData("{{ gold }}")]
    public void Faults_NameThatRulesWouldReadOtherwise_IsRefused(string name) => Assert.Equal(
        [$"Sla:Policies:0:Name is '{name}' but must be a name of 1 to 256 bytes, without blanks at its ends and without any of \"\\{{}}."],
        Faults(Yaml($$"""
            Policies:
              - { Name: '{{name}}', Targets: [{ Clock: first_reply, Duration: 1h, Calendar: 24x7 }] }
            """)));

    [Fact]
    public void Faults_TenantsWithDifferentCalendars_MustBeToldApart() => Assert.Equal(
        ["Sla:Policies:0:Calendar is '(absent)' but must be named: the tenants of this policy have different default calendars, desk, 24x7."],
        Faults(Yaml(Desk + """

            DefaultCalendars: { acme: desk }
            Policies:
              - { Name: all, Targets: [{ Clock: first_reply, Duration: 1h }, { Clock: next_reply, Duration: 1h }] }
            """)));
}
