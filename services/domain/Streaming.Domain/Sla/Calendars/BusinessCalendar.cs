using Streaming.Domain.Windows;

namespace Streaming.Domain.Sla.Calendars;

/// <summary>
/// When a desk is open: weekly hours by the clock on the wall of a time zone, and dates with other hours. Answers, exactly to the
/// millisecond, how much open time lies between two instants, and when some open time will have passed.
/// </summary>
/// <remarks>
/// <para>
/// An instant is open when its local time lies in a span of its local date. So clock changes need no rule of their own: a day may be open
/// for an hour more or less than it says, a span that begins in a skipped hour begins when clocks have moved, and a span in a repeated hour is
/// there twice.
/// </para>
/// <para>Immutable and safe for use by many threads. A question allocates nothing once its years have been asked about.</para>
/// </remarks>
public sealed class BusinessCalendar
{
    /// <summary>The name of <see cref="AlwaysOpen"/>, which no other calendar may have.</summary>
    public const string AlwaysOpenName = "24x7";

    // None where every instant is open.
    private readonly OpenTable? _table;

    /// <summary>A calendar.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="zone">Whose clocks the hours mean.</param>
    /// <param name="weekly">The hours of ordinary days.</param>
    /// <param name="holidays">Dates with hours of their own, which may be none; they replace the weekly hours from midnight to midnight.</param>
    public BusinessCalendar(string name, TimeZoneInfo zone, WeeklyHours weekly, IReadOnlyDictionary<DateOnly, DayHours>? holidays = null)
    {
        Name = name;
        Zone = zone;
        Weekly = weekly;
        Holidays = new SortedDictionary<DateOnly, DayHours>(new Dictionary<DateOnly, DayHours>(holidays ?? new Dictionary<DateOnly, DayHours>()));
        if (!weekly.IsAlways || Holidays.Values.Any(static hours => !hours.IsAllDay))
        {
            var byDate = new Dictionary<DateOnly, DayHours>(Holidays);
            _table = new OpenTable(day => OpenBlockBuilder.Build(zone, weekly, byDate, day));
        }
    }

    /// <summary>Open at every instant: 24/7.</summary>
    public static BusinessCalendar AlwaysOpen { get; } = new(AlwaysOpenName, TimeZoneInfo.Utc, WeeklyHours.Always);

    /// <summary>The calendar's name.</summary>
    public string Name { get; }

    /// <summary>Whose clocks the hours mean.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The hours of ordinary days.</summary>
    public WeeklyHours Weekly { get; }

    /// <summary>Dates with hours of their own, earliest first.</summary>
    public IReadOnlyDictionary<DateOnly, DayHours> Holidays { get; }

    /// <summary>Whether every instant is open.</summary>
    public bool IsAlwaysOpen => _table is null;

    /// <summary>Open time in [from, to).</summary>
    /// <param name="fromMs">Unix milliseconds.</param>
    /// <param name="toMs">Unix milliseconds.</param>
    /// <returns>Milliseconds; 0 where the end is not after the start.</returns>
    public long OpenMs(long fromMs, long toMs) => _table is null ? Math.Max(0, toMs - fromMs) : _table.OpenMs(fromMs, toMs);

    /// <summary>
    /// The earliest instant by which some open time has passed: the inverse of <see cref="OpenMs"/>. A quantity that is used up exactly when
    /// the desk closes is used up then, not at the next opening.
    /// </summary>
    /// <param name="fromMs">Where to begin, Unix milliseconds.</param>
    /// <param name="openMs">The open time, milliseconds, 0 or more; for 0 the answer is <paramref name="fromMs"/>.</param>
    /// <returns>Unix milliseconds; <see cref="long.MaxValue"/> where so much open time does not pass before the year 10000.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The open time is negative.</exception>
    public long AddOpenMs(long fromMs, long openMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openMs);
        if (_table is not null)
        {
            return _table.AddOpenMs(fromMs, openMs);
        }

        return fromMs > long.MaxValue - openMs ? long.MaxValue : fromMs + openMs;
    }

    /// <summary>Whether an instant is open.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public bool IsOpen(long timeMs) => _table is null || _table.IsOpen(timeMs);

    /// <summary>The open spans of [from, to), cut to it, as long as they can be, earliest first. They are made as they are read.</summary>
    /// <param name="fromMs">Unix milliseconds.</param>
    /// <param name="toMs">Unix milliseconds.</param>
    public IEnumerable<TimeInterval> OpenSpans(long fromMs, long toMs)
    {
        if (_table is not null)
        {
            return _table.OpenSpans(fromMs, toMs);
        }

        return fromMs < toMs ? [new TimeInterval(fromMs, toMs)] : [];
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
