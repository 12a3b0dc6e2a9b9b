using System.Globalization;
using Streaming.Domain.Sla.Calendars;
using Streaming.Observability.Yaml;

namespace Streaming.Observability.Servers;

/// <summary>
/// A business calendar as Alertmanager understands time: an interval in which messages go out, which are the weekly hours and those of special
/// dates, and one in which they do not, which are the hours that special dates lack.
/// </summary>
/// <param name="calendar">A calendar that closes at times.</param>
internal sealed class TimeIntervals(BusinessCalendar calendar)
{
    /// <summary>Name of the interval in which messages go out.</summary>
    public string Active => $"open-{calendar.Name}";

    /// <summary>Name of the interval in which they do not; <see langword="null"/> where no date is special.</summary>
    public string? Muted => MutedDates().Any() ? $"closed-{calendar.Name}" : null;

    /// <summary>The intervals.</summary>
    public IEnumerable<Map> Write()
    {
        yield return Named(Active, WeeklyHours().Concat(Dates(static hours => hours.Spans)));
        if (Muted is { } muted)
        {
            yield return Named(muted, MutedDates());
        }
    }

    private static Map Named(string name, IEnumerable<Map> intervals) => new() { { "name", name }, { "time_intervals", intervals.ToList() } };

    private IEnumerable<Map> WeeklyHours() => Enum.GetValues<DayOfWeek>()
        .OrderBy(static day => ((int)day + 6) % 7)
        .Where(day => !calendar.Weekly[day].IsClosed)
        .GroupBy(day => calendar.Weekly[day].ToString())
        .Select(days => Interval(calendar.Weekly[days.First()].Spans, new Map
        {
            { "weekdays", days.Select(static day => day.ToString().ToLowerInvariant()).ToList() },
        }));

    private IEnumerable<Map> MutedDates() => Dates(static hours => Rest(hours).ToList());

    // Dates with the same hours every year are one entry.
    private IEnumerable<Map> Dates(Func<DayHours, IReadOnlyList<DaySpan>> part) => calendar.Holidays
        .Select(holiday => (holiday.Key, Spans: part(holiday.Value)))
        .Where(static holiday => holiday.Spans.Count > 0)
        .GroupBy(static holiday => (holiday.Key.Month, holiday.Key.Day, Hours: string.Join(' ', holiday.Spans)))
        .OrderBy(static dates => dates.Key)
        .Select(dates => Interval(dates.First().Spans, new Map
        {
            { "days_of_month", new List<string> { Number(dates.Key.Day) } },
            { "months", new List<string> { Number(dates.Key.Month) } },
            { "years", Ranges(dates.Select(static date => date.Key.Year)).ToList() },
        }));

    private static IEnumerable<DaySpan> Rest(DayHours hours)
    {
        var from = 0;
        foreach (var span in hours.Spans)
        {
            if (span.StartMinute > from)
            {
                yield return new DaySpan(from, span.StartMinute);
            }

            from = span.EndMinute;
        }

        if (from < DaySpan.MinutesPerDay)
        {
            yield return new DaySpan(from, DaySpan.MinutesPerDay);
        }
    }

    private static IEnumerable<string> Ranges(IEnumerable<int> years)
    {
        var sorted = years.Order().ToList();
        for (var first = 0; first < sorted.Count;)
        {
            var last = first;
            while (last + 1 < sorted.Count && sorted[last + 1] == sorted[last] + 1)
            {
                last++;
            }

            yield return first == last ? Number(sorted[first]) : $"{Number(sorted[first])}:{Number(sorted[last])}";
            first = last + 1;
        }
    }

    private Map Interval(IReadOnlyList<DaySpan> spans, Map days)
    {
        var interval = new Map { { "times", spans.Select(Span).ToList() } };
        foreach (var (key, value) in days)
        {
            interval.Add(key, value);
        }

        interval.Add("location", calendar.Zone.Id);
        return interval;
    }

    private static Map Span(DaySpan span) => new() { { "start_time", Time(span.StartMinute) }, { "end_time", Time(span.EndMinute) } };

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
