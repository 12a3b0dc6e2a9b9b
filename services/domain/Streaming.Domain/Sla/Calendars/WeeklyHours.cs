namespace Streaming.Domain.Sla.Calendars;

/// <summary>Opening hours by day of the week; a day that is not named is closed.</summary>
public sealed class WeeklyHours
{
    private const int DaysPerWeek = 7;

    // Monday first, as days are numbered from 1 January 1, which was a Monday.
    private readonly DayHours[] _days = new DayHours[DaysPerWeek];

    /// <summary>The hours of a week.</summary>
    /// <param name="days">By day of the week.</param>
    /// <exception cref="ArgumentException">No day is open: nothing measured by such hours would ever fall due.</exception>
    public WeeklyHours(IReadOnlyDictionary<DayOfWeek, DayHours> days)
    {
        for (var day = 0; day < DaysPerWeek; day++)
        {
            _days[day] = days.GetValueOrDefault((DayOfWeek)((day + 1) % DaysPerWeek), DayHours.Closed);
        }

        if (_days.All(static day => day.IsClosed))
        {
            throw new ArgumentException("At least one day must be open.", nameof(days));
        }
    }

    /// <summary>Every hour of every day.</summary>
    public static WeeklyHours Always { get; } = new(Enum.GetValues<DayOfWeek>().ToDictionary(static day => day, static _ => DayHours.AllDay));

    /// <summary>Whether every minute of every day is open.</summary>
    public bool IsAlways => _days.All(static day => day.IsAllDay);

    /// <summary>The hours of a day of the week.</summary>
    /// <param name="day">The day.</param>
    public DayHours this[DayOfWeek day] => _days[((int)day + DaysPerWeek - 1) % DaysPerWeek];

    /// <summary>The hours of a date that is no holiday.</summary>
    /// <param name="dayNumber">Days since 1 January 1, as <see cref="DateOnly.DayNumber"/> counts them.</param>
    internal DayHours OfDay(int dayNumber) => _days[dayNumber % DaysPerWeek];
}
