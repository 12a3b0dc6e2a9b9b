using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Streaming.Hosting;

/// <summary>Reads the holidays of an iCalendar file (RFC 5545).</summary>
internal static class HolidayFeed
{
    private const int MaxDays = 100_000;
    private static readonly DateOnly First = new(1970, 1, 1);
    private static readonly DateOnly After = new(2100, 1, 1);

    /// <summary>Every day of every all-day event, recurring ones as often as they recur, from 1970 to 2099.</summary>
    /// <param name="text">The file.</param>
    /// <exception cref="FormatException">
    /// The text is no iCalendar file, or an event is not of whole days: which part of a day it would close is for
    /// <see cref="SlaCalendarOptions.Holidays"/> to say.
    /// </exception>
    public static IReadOnlySet<DateOnly> Read(TextReader text)
    {
        try
        {
            var calendars = CalendarCollection.Load(text);
            if (calendars.Count == 0)
            {
                throw new FormatException("there is no calendar in it");
            }

            var days = new HashSet<DateOnly>();
            foreach (var calendar in calendars)
            {
                AddDays(days, calendar);
            }

            return days;
        }
        catch (Exception fault) when (fault is not (FormatException or IOException))
        {
            // The library reads what others wrote, and throws what its parsers throw: whatever it is, the file is at fault.
            throw new FormatException(fault.Message, fault);
        }
    }

    private static void AddDays(HashSet<DateOnly> days, Calendar calendar)
    {
        foreach (var @event in calendar.Events)
        {
            if (@event.Start is null)
            {
                throw new FormatException($"the event '{@event.Summary}' has no start that can be read");
            }

            if (!@event.IsAllDay)
            {
                throw new FormatException($"the event '{@event.Summary}' of {@event.Start} is not of whole days; list its date with its hours under Holidays");
            }
        }

        // Through the calendar, so that changed occurrences replace those that the rule makes.
        var occurrences = calendar.GetOccurrences<CalendarEvent>(new CalDateTime(First));
        foreach (var occurrence in occurrences.TakeWhile(static occurrence => occurrence.Period.StartTime.Date < After))
        {
            if (occurrence.Source is CalendarEvent { Status: "CANCELLED" })
            {
                continue;
            }

            var start = occurrence.Period.StartTime.Date;
            var end = occurrence.Period.EffectiveEndTime?.Date ?? start.AddDays(1);
            for (var day = start < First ? First : start; day < end && day < After; day = day.AddDays(1))
            {
                days.Add(day);
            }

            if (days.Count > MaxDays)
            {
                throw new FormatException($"it closes more than {MaxDays} days");
            }
        }
    }
}
