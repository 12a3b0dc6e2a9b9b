namespace Streaming.Replay.Simulation;

/// <summary>When tickets are opened: a given number of random times with the week's shape, made in time order without holding them all.</summary>
internal static class ArrivalTimes
{
    /// <summary>Makes the times.</summary>
    /// <param name="options">Start, duration and number of tickets.</param>
    /// <param name="random">The random numbers.</param>
    /// <returns>As many times as tickets, ascending, whole milliseconds, within the duration.</returns>
    public static IEnumerable<DateTimeOffset> Make(SimulationOptions options, SeededRandom random)
    {
        var busyBefore = BusyBeforeEachHour(options);
        var total = busyBefore[^1];
        var passed = 0.0;
        var hour = 0;
        for (var left = options.Tickets; left > 0; left--)
        {
            // The least of the uniform times that are left, given those before it.
            passed = 1 - ((1 - passed) * Math.Pow(1 - random.NextShare(), 1.0 / left));
            var busy = passed * total;
            while (hour + 2 < busyBefore.Length && busyBefore[hour + 1] <= busy)
            {
                hour++;
            }

            var intoHour = (busy - busyBefore[hour]) / (busyBefore[hour + 1] - busyBefore[hour]);
            var length = Math.Min(1, (options.Duration - TimeSpan.FromHours(hour)).TotalHours);
            var milliseconds = (long)Math.Min((hour + (intoHour * length)) * 3_600_000, options.Duration.TotalMilliseconds - 1);
            yield return options.Start.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);
        }
    }

    private static double[] BusyBeforeEachHour(SimulationOptions options)
    {
        var hours = (int)Math.Ceiling(options.Duration.TotalHours);
        var before = new double[hours + 1];
        for (var hour = 0; hour < hours; hour++)
        {
            var length = Math.Min(1, (options.Duration - TimeSpan.FromHours(hour)).TotalHours);
            before[hour + 1] = before[hour] + (WeekShape.Weight(options.Start.AddHours(hour)) * length);
        }

        return before;
    }
}
