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
    /// <exception cref="FormatException">The text says no hours; the message is a rule and every fault, to be read after the value.</exception>
    public static WeeklyHours ParseWeek(string text)
    {
        var faults = new Faults(WeekRule);
        var spans = Days.Select(static _ => new List<DaySpan>()).ToArray();
        foreach (var part in text.Split(PartEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            var days = ParseDays(words[0], faults);
            if (words.Length == 1)
            {
                faults.Add($"'{part}' has no span");
            }

            foreach (var word in words.Skip(1))
            {
                if (ParseSpan(word, faults) is not var (start, end))
                {
                    continue;
                }

                foreach (var day in days)
                {
                    Add(spans, day, word, new DaySpan(start, end > start ? end : DaySpan.MinutesPerDay), faults);
                    if (end <= start && end > 0)
                    {
                        Add(spans, (day + 1) % Days.Length, word, new DaySpan(0, end), faults);
                    }
                }
            }
        }

        faults.ThrowIfAny(orIf: Array.TrueForAll(spans, static day => day.Count == 0));
        return new WeeklyHours(spans.Select(static (day, i) => ((DayOfWeek)((i + 1) % 7), new DayHours(day))).ToDictionary(static day => day.Item1, static day => day.Item2));
    }

    /// <summary>Reads a date with other hours.</summary>
    /// <param name="text">Such as <c>2026-12-25</c> or <c>2026-12-24 09:00-12:00</c>.</param>
    /// <exception cref="FormatException">The text says no date; the message is a rule and every fault, to be read after the value.</exception>
    public static (DateOnly Date, DayHours Hours) ParseHoliday(string text)
    {
        var faults = new Faults(HolidayRule);
        var words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        DateOnly date = default;
        var isDate = words.Length > 0 && DateOnly.TryParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        var spans = new List<DaySpan>();
        foreach (var word in words.Skip(1))
        {
            if (ParseSpan(word, faults) is not var (start, end))
            {
                continue;
            }

            if (end <= start)
            {
                faults.Add($"'{word}' must end by 24:00, and go on at the next date");
                continue;
            }

            Add([spans], 0, word, new DaySpan(start, end), faults);
        }

        faults.ThrowIfAny(orIf: !isDate);
        return (date, new DayHours(spans));
    }

    private static IEnumerable<int> ParseDays(string text, Faults faults)
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
                faults.Add($"'{range}' is no day and no range of days ({string.Join(", ", Days)}, daily)");
                continue;
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

    private static (int Start, int End)? ParseSpan(string text, Faults faults)
    {
        var ends = text.Split('-');
        if (ends.Length != 2 || !TryParseTime(ends[0], out var start) || !TryParseTime(ends[1], out var end) || start == DaySpan.MinutesPerDay)
        {
            faults.Add($"'{text}' is no span");
            return null;
        }

        if (start == end)
        {
            faults.Add($"'{text}' is empty; a whole day is 00:00-24:00");
            return null;
        }

        return (start, end);
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

    private static void Add(List<DaySpan>[] days, int day, string word, DaySpan span, Faults faults)
    {
        if (days[day].FirstOrDefault(span.Overlaps) is { IsValid: true } other)
        {
            faults.AddOverlap($"'{word}' overlaps {other} on the same day");
            return;
        }

        days[day].Add(span);
    }

    /// <summary>The faults of one text, each once: those of its words, and those of spans that overlap.</summary>
    private sealed class Faults(string rule)
    {
        private readonly List<string> _words = [];
        private readonly List<string> _overlaps = [];

        public void Add(string fault) => AddOnce(_words, fault);

        public void AddOverlap(string fault) => AddOnce(_overlaps, fault);

        /// <summary>Tells them all.</summary>
        /// <param name="orIf">Whether the rule is broken as a whole, beyond its words.</param>
        public void ThrowIfAny(bool orIf)
        {
            var parts = new List<string>();
            if (_words.Count > 0 || (orIf && _overlaps.Count == 0))
            {
                parts.Add(_words.Count == 0 ? rule : $"{rule}: {string.Join(", ", _words)}");
            }

            if (_overlaps.Count > 0)
            {
                parts.Add($"must have spans apart from each other: {string.Join(", ", _overlaps)}");
            }

            if (parts.Count > 0)
            {
                throw new FormatException(string.Join("; and ", parts));
            }
        }

        private static void AddOnce(List<string> faults, string fault)
        {
            if (!faults.Contains(fault))
            {
                faults.Add(fault);
            }
        }
    }
}
