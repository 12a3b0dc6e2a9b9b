using System.Globalization;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Policies;
using Streaming.Observability.Servers;
using Streaming.Observability.Settings;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;
using YamlDotNet.Serialization;

namespace Streaming.Observability.Tests.Servers;

/// <summary>Messages that can wait go out in working hours: the routes and times that are made of SLA policies and their calendars.</summary>
public sealed class DeskHoursTests
{
    private static readonly SlaPolicySet Policies = SlaFile.Read(Path.Combine(DeployFiles.Folder, "sla", "policies.example.yaml"));
    private static readonly string Text = AlertmanagerFile.Write(new ObservabilityOptions(), DeskHours.Of(Policies));
    private static readonly Dictionary<object, object> Root = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(Text);

    public static TheoryData<string> Calendars => [.. DeskHours.Of(Policies).Closing.Select(calendar => calendar.Name)];

    [Fact]
    public void Closing_OfTheExample_IsEachCalendarThatIsUsed() =>
        Assert.Equal(["london", "paris"], DeskHours.Of(Policies).Closing.Select(calendar => calendar.Name).Order(StringComparer.Ordinal));

    // Alertmanager's own reading of times, written anew and slowly, against the calendar's.
    [Theory]
    [MemberData(nameof(Calendars))]
    public void Times_OfACalendar_LetThroughExactlyTheOpenMinutes(string name)
    {
        var calendar = DeskHours.Of(Policies).Closing.Single(one => one.Name == name);
        var (active, muted) = (Interval($"open-{name}"), Interval($"closed-{name}"));
        var random = new Random(4711);
        var open = 0;
        for (var i = 0; i < 20_000; i++)
        {
            // Some years, with holidays, and with the nights in which clocks move.
            var at = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(4 * 366 * 24 * 60));
            var local = TimeZoneInfo.ConvertTime(at, calendar.Zone);
            var isSent = active.Exists(one => Holds(one, local)) && !muted.Exists(one => Holds(one, local));
            Assert.True(calendar.IsOpen(at.ToUnixTimeMilliseconds()) == isSent, $"{at:O} is {(isSent ? "sent" : "muted")}.");
            open += isSent ? 1 : 0;
        }

        Assert.InRange(open, 3_000, 12_000);
    }

    [Fact]
    public void Times_OfSpecialDates_AreSentAndMutedByTheirHours()
    {
        var weekly = new WeeklyHours(new Dictionary<DayOfWeek, DayHours> { [DayOfWeek.Monday] = new(new DaySpan(540, 1_080)) });
        var calendar = new BusinessCalendar("desk", TimeZoneInfo.Utc, weekly, new Dictionary<DateOnly, DayHours>
        {
            // A Sunday that is open, a Monday that closes at noon and opens again, and one that is closed.
            [new DateOnly(2026, 6, 7)] = new(new DaySpan(600, 720)),
            [new DateOnly(2026, 6, 8)] = new(new DaySpan(540, 720), new DaySpan(840, 1_440)),
            [new DateOnly(2026, 6, 15)] = DayHours.Closed,
        });
        var text = AlertmanagerFile.Write(new ObservabilityOptions(), new DeskHours(calendar, []));
        var root = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(text);
        var (active, muted) = (Interval("open-desk", root), Interval("closed-desk", root));

        for (var at = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero); at.Day < 29; at = at.AddMinutes(30))
        {
            var now = at;
            Assert.Equal(
                (at, calendar.IsOpen(at.ToUnixTimeMilliseconds())),
                (at, active.Exists(one => Holds(one, now)) && !muted.Exists(one => Holds(one, now))));
        }
    }

    [SkippableTheory]
    [InlineData("alertname=SlaBreach", "severity=page", "area=sla", "policy=standard", "clock=first_reply", "page")]
    [InlineData("alertname=SlaAtRisk", "severity=notify", "area=sla", "policy=standard", "clock=first_reply", "notify")]
    [InlineData("alertname=StreamingSlowEvents", "severity=notify", "area=pipeline", "notify")]
    public async Task Route_OfTheExample_IsValidAndGoesToItsReceiver(params string[] labelsAndReceiver)
    {
        Requires.Part(Executables.Find("amtool") is not null, "amtool", "install Debian's prometheus-alertmanager.", Executables.CanInstallPackages());
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["alertmanager.yml"], Text);

        var (checkCode, check) = await CommandLine.RunAsync(folder.FullPath, "amtool", "check-config", "alertmanager.yml");
        Assert.True(checkCode == 0, check);
        var (code, output) = await CommandLine.RunAsync(
            folder.FullPath, "amtool", ["config", "routes", "test", "--config.file=alertmanager.yml", .. labelsAndReceiver[..^1]]);
        Assert.True(code == 0, output);
        Assert.StartsWith(labelsAndReceiver[^1] + "\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Routes_OfTheExample_AreMutedByTheHoursOfTheirPolicy()
    {
        var routes = Routes(Root).ConvertAll(route => (
            Matchers: string.Join(' ', List(route["matchers"]).Cast<string>()),
            Active: route.TryGetValue("active_time_intervals", out var active) ? (string)List(active)[0] : ""));

        Assert.DoesNotContain(routes, route => route.Matchers.Contains("severity=\"page\"", StringComparison.Ordinal) && route.Active.Length > 0);
        Assert.Contains(("severity=\"notify\" policy=\"outage\" clock=~\"first_reply|periodic_update|total_resolution\"", ""), routes);
        Assert.Contains(("severity=\"notify\" policy=\"uk-desk\" clock=~\"first_reply|next_reply\"", "open-london"), routes);
        Assert.Equal(("severity=\"notify\"", "open-paris"), routes[^1]);
    }

    private static bool Holds(Dictionary<object, object> interval, DateTimeOffset local) =>
        (!interval.TryGetValue("times", out var times) || List(times).Cast<Dictionary<object, object>>().Any(span =>
            local.TimeOfDay.TotalMinutes >= Minutes((string)span["start_time"]) && local.TimeOfDay.TotalMinutes < Minutes((string)span["end_time"])))
        && (!interval.TryGetValue("weekdays", out var days) || List(days).Contains(local.DayOfWeek.ToString().ToLowerInvariant()))
        && InRanges(interval, "days_of_month", local.Day)
        && InRanges(interval, "months", local.Month)
        && InRanges(interval, "years", local.Year);

    private static bool InRanges(Dictionary<object, object> interval, string key, int number) =>
        !interval.TryGetValue(key, out var ranges) || List(ranges).Cast<string>().Select(range => range.Split(':')).Any(range =>
            number >= int.Parse(range[0], CultureInfo.InvariantCulture) && number <= int.Parse(range[^1], CultureInfo.InvariantCulture));

    private static double Minutes(string time) =>
        (int.Parse(time.Split(':')[0], CultureInfo.InvariantCulture) * 60) + int.Parse(time.Split(':')[1], CultureInfo.InvariantCulture);

    private static List<Dictionary<object, object>> Interval(string name, Dictionary<object, object>? root = null) =>
    [
        .. List((root ?? Root)["time_intervals"]).Cast<Dictionary<object, object>>().Where(one => (string)one["name"] == name)
            .SelectMany(one => List(one["time_intervals"])).Cast<Dictionary<object, object>>(),
    ];

    private static List<Dictionary<object, object>> Routes(Dictionary<object, object> root) =>
        [.. List(((Dictionary<object, object>)root["route"])["routes"]).Cast<Dictionary<object, object>>()];

    private static List<object> List(object value) => (List<object>)value;
}
