using System.Globalization;
using Streaming.Domain.Sla.Calendars;

namespace Streaming.Hosting;

/// <summary>Opening hours as people write them.</summary>
internal static class HoursText
{
    private const string WeekRule = "must be days and spans such as 'mon-fri 09:00-12:30 14:00-18:00; sat 10:00-12:00'";
    private const string HolidayRule = "must be a date such as 2026-12-25, alone (closed) or with spans such as 09:00-12:00";
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly char[] PartEnds = [';', '\n', '\r'];
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>Reads the hours of a week.</summary>
    /// <param name="text">Such as <c>mon-fri 09:00-12:30 14:00-18:00; sat 10:00-12:00</c>.</param>
    /// <exception cref="FormatException">The text says no hours; the message is a rule, to be read after the value.</exception>
    public static WeeklyHours ParseWeek(string text)
    {
        var spans = Days.Select(static _ => new List<DaySpan>()).ToArray();
        foreach (var part in text.Split(PartEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            var days = ParseDays(words[0]);
            if (words.Length == 1)
            {
                throw new FormatException($"{WeekRule}: '{part}' has no span");
            }

            foreach (var word in words.Skip(1))
            {
                var (start, end) = ParseSpan(word, WeekRule);
                foreach (var day in days)
                {
                    Add(spans, day, word, new DaySpan(start, end > start ? end : DaySpan.MinutesPerDay));
                    if (end <= start && end > 0)
                    {
                        Add(spans, (day + 1) % Days.Length, word, new DaySpan(0, end));
                    }
                }
            }
        }

        return spans.Any(static day => day.Count > 0)
            ? new WeeklyHours(spans.Select(static (day, i) => ((DayOfWeek)((i + 1) % 7), new DayHours(day))).ToDictionary(static day => day.Item1, static day => day.Item2))
            : throw new FormatException(WeekRule);
    }

    /// <summary>Reads a date with other hours.</summary>
    /// <param name="text">Such as <c>2026-12-25</c> or <c>2026-12-24 09:00-12:00</c>.</param>
    /// <exception cref="FormatException">The text says no date; the message is a rule, to be read after the value.</exception>
    public static (DateOnly Date, DayHours Hours) ParseHoliday(string text)
    {
        var words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !DateOnly.TryParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            throw new FormatException(HolidayRule);
        }

        var spans = new List<DaySpan>();
        foreach (var word in words.Skip(1))
        {
            var (start, end) = ParseSpan(word, HolidayRule);
            if (end <= start)
            {
                throw new FormatException($"{HolidayRule}: '{word}' must end by 24:00, and go on at the next date");
            }

            Add([spans], 0, word, new DaySpan(start, end));
        }

        return (date, new DayHours(spans));
    }

    private static IEnumerable<int> ParseDays(string text)
    {
        if (text.Equals("daily", StringComparison.OrdinalIgnoreCase))
        {
            return Enumerable.Range(0, Days.Length);
        }

        var days = new List<int>();
        foreach (var range in text.Split(','))
        {
            var ends = range.Split('-');
            var first = DayOf(ends[0]);
            var last = DayOf(ends[^1]);
            if (first < 0 || last < 0 || ends.Length > 2)
            {
                throw new FormatException($"{WeekRule}: '{range}' is no day and no range of days ({string.Join(", ", Days)}, daily)");
            }

            for (var day = first; ; day = (day + 1) % Days.Length)
            {
                days.Add(day);
                if (day == last)
                {
                    break;
                }
            }
        }

        return days.Distinct();
    }

    private static int DayOf(string text) => Array.FindIndex(Days, day => day.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static (int Start, int End) ParseSpan(string text, string rule)
    {
        var ends = text.Split('-');
        if (ends.Length != 2 || !TryParseTime(ends[0], out var start) || !TryParseTime(ends[1], out var end) || start == DaySpan.MinutesPerDay)
        {
            throw new FormatException($"{rule}: '{text}' is no span");
        }

        return start == end ? throw new FormatException($"{rule}: '{text}' is empty; a whole day is 00:00-24:00") : (start, end);
    }

    private static bool TryParseTime(string text, out int minute)
    {
        minute = DaySpan.MinutesPerDay;
        if (text == "24:00")
        {
            return true;
        }

        var read = TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        minute = (time.Hour * 60) + time.Minute;
        return read;
    }

    private static void Add(List<DaySpan>[] days, int day, string word, DaySpan span)
    {
        if (days[day].FirstOrDefault(span.Overlaps) is { IsValid: true } other)
        {
            throw new FormatException($"must have spans apart from each other: '{word}' overlaps {other} on the same day");
        }

        days[day].Add(span);
    }
}
