using Streaming.Domain.Sla.Calendars;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>
/// Clocks that start at any time within three years are given their due times, and how much open time has passed some days later, by a
/// calendar with split days, holidays and clock changes.
/// </summary>
internal sealed class DueTimePath : IHotPath
{
    private const int Clocks = 10_000;
    private static readonly long[] TargetsMs = [15 * 60_000, 3_600_000, 4 * 3_600_000, 8 * 3_600_000, 40 * 3_600_000];
    private readonly long[] _startsMs = new long[Clocks];
    private readonly long[] _laterMs = new long[Clocks];

    /// <summary>Makes the clocks, and asks once, so that the calendar knows its years.</summary>
    public DueTimePath()
    {
        var random = new Random(3);
        var first = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var i = 0; i < Clocks; i++)
        {
            _startsMs[i] = first + random.NextInt64(3L * 365 * 86_400_000);
            _laterMs[i] = _startsMs[i] + random.NextInt64(10L * 86_400_000);
        }

        DueTimes();
        OpenTimes();
    }

    /// <inheritdoc/>
    public string Operation => "clocks";

    /// <inheritdoc/>
    public int Operations => 2 * Clocks;

    /// <summary>The calendar.</summary>
    public BusinessCalendar Calendar { get; } = Desk();

    /// <inheritdoc/>
    public void Prepare()
    {
        // Asking changes nothing.
    }

    /// <inheritdoc/>
    public void Run()
    {
        DueTimes();
        OpenTimes();
    }

    /// <summary>The due time of every clock; gives their sum, so that none is left out.</summary>
    public long DueTimes()
    {
        var sum = 0L;
        for (var i = 0; i < Clocks; i++)
        {
            sum += Calendar.AddOpenMs(_startsMs[i], TargetsMs[i % TargetsMs.Length]);
        }

        return sum;
    }

    /// <summary>The open time that passed for every clock.</summary>
    public long OpenTimes()
    {
        var sum = 0L;
        for (var i = 0; i < Clocks; i++)
        {
            sum += Calendar.OpenMs(_startsMs[i], _laterMs[i]);
        }

        return sum;
    }

    /// <summary>The same by reading one open span after the other.</summary>
    public long OpenTimesSpanBySpan()
    {
        var sum = 0L;
        for (var i = 0; i < Clocks; i++)
        {
            foreach (var span in Calendar.OpenSpans(_startsMs[i], _laterMs[i]))
            {
                sum += span.LengthMs;
            }
        }

        return sum;
    }

    private static BusinessCalendar Desk()
    {
        var split = new DayHours(new DaySpan(9 * 60, (12 * 60) + 30), new DaySpan(14 * 60, 18 * 60));
        var days = Enum.GetValues<DayOfWeek>().ToDictionary(static day => day, _ => split);
        days[DayOfWeek.Saturday] = new DayHours(new DaySpan(10 * 60, 12 * 60));
        days[DayOfWeek.Sunday] = DayHours.Closed;
        var holidays = Enumerable.Range(2020, 10).SelectMany(static year => new[] { new DateOnly(year, 1, 1), new DateOnly(year, 7, 14), new DateOnly(year, 12, 25) });
        return new BusinessCalendar(
            "desk",
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
            new WeeklyHours(days),
            holidays.ToDictionary(static date => date, static _ => DayHours.Closed));
    }
}
