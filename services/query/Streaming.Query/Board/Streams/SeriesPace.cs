using Streaming.Contracts;

namespace Streaming.Query.Board.Streams;

/// <summary>The steps at which small charts draw a window: few enough points to be read at a glance.</summary>
internal static class SeriesPace
{
    /// <summary>Shortest time between two courses of one stream: no step is shorter.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, string> Steps = new(StringComparer.Ordinal)
    {
        [WindowNames.FiveMinutes] = StepNames.TenSeconds,
        [WindowNames.FifteenMinutes] = StepNames.OneMinute,
        [WindowNames.OneHour] = StepNames.FiveMinutes,
        [WindowNames.FourHours] = StepNames.FifteenMinutes,
        [WindowNames.OneDay] = StepNames.OneHour,
        [WindowNames.SevenDays] = StepNames.FourHours,
        [WindowNames.ThirtyDays] = StepNames.OneDay,
        [WindowNames.NinetyDays] = StepNames.OneDay,
        [CalendarPeriodNames.Today] = StepNames.OneHour,
        [CalendarPeriodNames.Yesterday] = StepNames.OneHour,
        [CalendarPeriodNames.ThisWeek] = StepNames.FourHours,
        [CalendarPeriodNames.LastWeek] = StepNames.FourHours,
        [CalendarPeriodNames.ThisMonth] = StepNames.OneDay,
        [CalendarPeriodNames.LastMonth] = StepNames.OneDay,
        [CalendarPeriodNames.ThisQuarter] = StepNames.OneDay,
        [CalendarPeriodNames.LastQuarter] = StepNames.OneDay,
        [CalendarPeriodNames.ThisYear] = StepNames.OneDay,
        [CalendarPeriodNames.LastYear] = StepNames.OneDay,
    };

    /// <summary>The step for every window and period.</summary>
    public static IReadOnlyDictionary<string, string> All => Steps;

    /// <summary>The step for a window.</summary>
    /// <param name="window">The name of the window or period.</param>
    /// <returns>The step's name; empty, which leaves it to the service, for what has no name.</returns>
    public static string StepOf(string window) => Steps.GetValueOrDefault(window, "");
}
