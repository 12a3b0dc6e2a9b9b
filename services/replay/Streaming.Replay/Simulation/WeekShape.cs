namespace Streaming.Replay.Simulation;

/// <summary>How busy a help desk is in each hour of the week, UTC: quiet nights and weekends, a peak before noon, a smaller one after.</summary>
internal static class WeekShape
{
    private const int FirstWorkingHour = 8;
    private const int EndOfWorkingHours = 18;

    private static readonly double[] HourWeights =
    [
        0.10, 0.08, 0.06, 0.06, 0.08, 0.15, 0.35, 0.70, 1.20, 1.60, 1.70, 1.50,
        1.10, 1.30, 1.50, 1.40, 1.20, 0.90, 0.60, 0.45, 0.35, 0.28, 0.20, 0.14,
    ];

    // Sunday first, as DayOfWeek counts.
    private static readonly double[] DayWeights = [0.15, 1.30, 1.10, 1.05, 1.00, 0.95, 0.20];

    /// <summary>How busy the hour is that holds a time, relative to an ordinary working hour.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Above 0.</returns>
    public static double Weight(DateTimeOffset time) => HourWeights[time.UtcDateTime.Hour] * DayWeights[(int)time.UtcDateTime.DayOfWeek];

    /// <summary>When somebody who wants to do something at a time gets to do it: then, or when work begins again.</summary>
    /// <param name="time">The wanted time.</param>
    /// <returns>That time when it lies in working hours (weekdays, 08:00 to 18:00 UTC), else as far into the next working day as it is past the hour.</returns>
    public static DateTimeOffset WhenAtWork(DateTimeOffset time)
    {
        if (IsWorkingDay(time) && time.Hour is >= FirstWorkingHour and < EndOfWorkingHours)
        {
            return time;
        }

        var day = new DateTimeOffset(time.Date, TimeSpan.Zero);
        if (!IsWorkingDay(time) || time.Hour >= EndOfWorkingHours)
        {
            do
            {
                day = day.AddDays(1);
            }
            while (!IsWorkingDay(day));
        }

        return day.AddHours(FirstWorkingHour) + new TimeSpan(0, 0, time.Minute, time.Second, time.Millisecond);
    }

    private static bool IsWorkingDay(DateTimeOffset time) => time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
