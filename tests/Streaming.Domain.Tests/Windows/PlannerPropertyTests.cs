using Streaming.Domain.Panes;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Tests.Windows;

/// <summary>
/// Whatever is asked of the past or the present, in zones whose days have 23, 25 or odd hours: what is answered lies on boundaries of the panes
/// that hold it, and what is offered instead can be answered.
/// </summary>
public sealed class PlannerPropertyTests
{
    private const long HourMs = 3_600_000;
    private static readonly long[] Lengths =
        [HourMs / 12, HourMs / 4, HourMs, 4 * HourMs, 24 * HourMs, 7 * 24 * HourMs, 30 * 24 * HourMs, 90 * 24 * HourMs];

    public static TheoryData<string> Zones =>
        ["UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca", "Pacific/Apia"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Plan_AnyInstant_LiesOnThePanesThatHoldIt(string zone)
    {
        var grid = new PaneGrid(new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var random = new Random(zone.Length + zone[0]);
        for (var i = 0; i < 20_000; i++)
        {
            var nowMs = new DateTimeOffset(2011, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() + random.NextInt64(15L * 365 * 24 * HourMs);
            var isPresent = random.Next(4) == 0;
            var asOfMs = isPresent ? nowMs : nowMs - (long)(Math.Pow(random.NextDouble(), 4) * 900 * 24 * HourMs);
            var finest = random.Next(3) == 0 ? PaneSize.Minute : PaneSize.TenSeconds;
            var spans = PaneSpans.At(grid, nowMs, PaneSpanLengths.Default, finest);
            var windows = new WindowPlanner(grid, spans);
            var periods = new PeriodPlanner(grid, spans, (DayOfWeek)random.Next(7));

            var length = Lengths[random.Next(Lengths.Length)];
            Holds(windows, windows.Plan(length, asOfMs, isPresent), $"{zone} {length} ms as of {asOfMs}, now {nowMs}");
            var period = CalendarPeriod.All[random.Next(CalendarPeriod.All.Count)];
            var planned = periods.Plan(period, asOfMs, isPresent);
            Holds(windows, planned, $"{zone} {period.Name} as of {asOfMs}, now {nowMs}");
            if (planned is { Fault: WindowFault.None, Interval.LengthMs: > 0 } && periods.Previous(period, planned.Interval) is { LengthMs: > 0 } before)
            {
                Assert.Equal(WindowFault.None, windows.Check(before).Fault);
                Assert.True(before.EndMs <= planned.Interval.StartMs);
            }
        }
    }

    private static void Holds(WindowPlanner planner, WindowAnswer answer, string what)
    {
        var interval = answer.Fault == WindowFault.None ? answer.Interval : answer.Nearest;
        if (interval is { LengthMs: > 0 } known)
        {
            Assert.True(planner.Check(known).Fault == WindowFault.None, $"{what}: {answer}");
        }
    }
}
