namespace Streaming.Hosting;

/// <summary>One business calendar.</summary>
public sealed record SlaCalendarOptions
{
    /// <summary>Whose clocks the hours mean: an IANA id. Required.</summary>
    public string? TimeZone { get; init; }

    /// <summary>
    /// The weekly hours: days, then spans, such as <c>mon-fri 09:00-12:30 14:00-18:00; sat 10:00-12:00</c>. Parts are separated by <c>;</c>
    /// or lines; <c>daily</c> is every day; a span may end at 24:00 or lie over midnight; days that are not named are closed. Required.
    /// </summary>
    public string? Hours { get; init; }

    /// <summary>
    /// Dates with other hours: <c>2026-12-25</c> is closed, <c>2026-12-24 09:00-12:00</c> is open then. They go before
    /// <see cref="HolidayFeed"/>. Default: none.
    /// </summary>
    public IReadOnlyList<string>? Holidays { get; init; }

    /// <summary>
    /// An iCalendar file (.ics), read at start: each day of its all-day events is closed, recurring ones up to the year 2099. A relative path is
    /// relative to the file that names it, else to the working folder. Default: none.
    /// </summary>
    public string? HolidayFeed { get; init; }
}
