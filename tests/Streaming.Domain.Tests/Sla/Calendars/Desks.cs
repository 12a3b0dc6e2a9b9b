using Streaming.Domain.Sla.Calendars;

namespace Streaming.Domain.Tests.Sla.Calendars;

/// <summary>Calendars and times as people write them.</summary>
internal static class Desks
{
    /// <summary>The zone of the catalogue's vectors.</summary>
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Monday to Friday, 09:00 to 18:00 in Paris, with some dates closed.</summary>
    public static BusinessCalendar ParisOffice(params DateOnly[] closed) =>
        new("office", Paris, OnWorkdays(Hours((9, 0), (18, 0))), closed.ToDictionary(static date => date, static _ => DayHours.Closed));

    /// <summary>The same hours from Monday to Friday.</summary>
    public static WeeklyHours OnWorkdays(DayHours hours) => new(new Dictionary<DayOfWeek, DayHours>
    {
        [DayOfWeek.Monday] = hours,
        [DayOfWeek.Tuesday] = hours,
        [DayOfWeek.Wednesday] = hours,
        [DayOfWeek.Thursday] = hours,
        [DayOfWeek.Friday] = hours,
    });

    /// <summary>The same hours every day.</summary>
    public static WeeklyHours Daily(DayHours hours) => new(Enum.GetValues<DayOfWeek>().ToDictionary(static day => day, _ => hours));

    /// <summary>One span.</summary>
    public static DayHours Hours((int Hour, int Minute) start, (int Hour, int Minute) end) => new(Span(start, end));

    /// <summary>A span.</summary>
    public static DaySpan Span((int Hour, int Minute) start, (int Hour, int Minute) end) =>
        new((start.Hour * 60) + start.Minute, (end.Hour * 60) + end.Minute);

    /// <summary>An instant from ISO 8601 text with its offset, Unix milliseconds.</summary>
    public static long At(string time) =>
        DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    /// <summary>Minutes in milliseconds.</summary>
    public static long Minutes(long minutes) => minutes * 60_000;
}
