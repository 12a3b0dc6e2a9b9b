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
    };

    /// <summary>The step for a window.</summary>
    /// <param name="window">The window's name.</param>
    /// <returns>The step's name; empty, which leaves it to the service, for what is no rolling window.</returns>
    public static string StepOf(string window) => Steps.GetValueOrDefault(window, "");
}
