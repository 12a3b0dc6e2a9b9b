using NodaTime;
using Streaming.Domain.Sla.Calendars;

namespace Streaming.Domain.Tests.Sla.Calendars;

/// <summary>A calendar made by chance, as the engine has it and as a plain table of minutes.</summary>
internal sealed class RandomDesk
{
    private readonly bool[][] _week = new bool[7][];
    private readonly Dictionary<LocalDate, bool[]> _holidays = [];

    public RandomDesk(Random random, string zoneId, LocalDate around)
    {
        var weekly = new Dictionary<DayOfWeek, DayHours>();
        for (var day = 0; day < 7; day++)
        {
            // Monday is 0 here; one day at least is open.
            _week[day] = Minutes(random, mayBeClosed: day != 2);
            weekly[(DayOfWeek)((day + 1) % 7)] = ToHours(_week[day]);
        }

        var holidays = new Dictionary<DateOnly, DayHours>();
        for (var i = 0; i < 4; i++)
        {
            var date = around.PlusDays(random.Next(-8, 9));
            _holidays[date] = random.Next(2) == 0 ? new bool[1_440] : Minutes(random, mayBeClosed: false);
            holidays[new DateOnly(date.Year, date.Month, date.Day)] = ToHours(_holidays[date]);
        }

        Calendar = new BusinessCalendar("random", TimeZoneInfo.FindSystemTimeZoneById(zoneId), new WeeklyHours(weekly), holidays);
    }

    public BusinessCalendar Calendar { get; }

    public bool IsOpen(LocalDate date, int minute) =>
        (_holidays.TryGetValue(date, out var minutes) ? minutes : _week[(int)date.DayOfWeek - 1])[minute];

    private static bool[] Minutes(Random random, bool mayBeClosed)
    {
        var minutes = new bool[1_440];
        var spans = random.Next(mayBeClosed ? 0 : 1, 4);
        for (var i = 0; i < spans; i++)
        {
            // Often in the small hours, when clocks change, often on the hour, now and then to midnight.
            var start = random.Next(3) == 0 ? random.Next(0, 240) : random.Next(0, 1_440);
            start -= random.Next(2) == 0 ? start % 30 : 0;
            var end = random.Next(4) == 0 ? 1_440 : Math.Min(1_440, start + random.Next(1, 600));
            Array.Fill(minutes, true, start, end - start);
        }

        return minutes;
    }

    private static DayHours ToHours(bool[] minutes)
    {
        var spans = new List<DaySpan>();
        for (var i = 0; i < minutes.Length; i++)
        {
            if (minutes[i])
            {
                var start = i;
                while (i + 1 < minutes.Length && minutes[i + 1])
                {
                    i++;
                }

                spans.Add(new DaySpan(start, i + 1));
            }
        }

        return new DayHours(spans);
    }
}
