namespace Streaming.Domain.Windows;

/// <summary>A calendar period of the tenant's zone.</summary>
/// <param name="Name">The name in requests, labels and files, such as <c>this_week</c>.</param>
/// <param name="Unit">How long it is.</param>
/// <param name="IsRunning">Whether it is the one that holds the as-of, and ends there; otherwise it is the whole one before.</param>
public sealed record CalendarPeriod(string Name, CalendarUnit Unit, bool IsRunning)
{
    /// <summary>Every period, shortest first.</summary>
    public static IReadOnlyList<CalendarPeriod> All { get; } =
    [
        new("today", CalendarUnit.Day, true),
        new("yesterday", CalendarUnit.Day, false),
        new("this_week", CalendarUnit.Week, true),
        new("last_week", CalendarUnit.Week, false),
        new("this_month", CalendarUnit.Month, true),
        new("last_month", CalendarUnit.Month, false),
        new("this_quarter", CalendarUnit.Quarter, true),
        new("last_quarter", CalendarUnit.Quarter, false),
        new("this_year", CalendarUnit.Year, true),
        new("last_year", CalendarUnit.Year, false),
    ];

    /// <summary>The period of a name.</summary>
    /// <param name="name">The name, exactly.</param>
    /// <returns><see langword="null"/> when no period has this name.</returns>
    public static CalendarPeriod? Find(string name)
    {
        foreach (var period in All)
        {
            if (period.Name == name)
            {
                return period;
            }
        }

        return null;
    }

    /// <summary>The first date of the unit that holds a date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="firstDayOfWeek">On which day weeks begin.</param>
    internal DateOnly FirstDateOf(DateOnly date, DayOfWeek firstDayOfWeek) => Unit switch
    {
        CalendarUnit.Day => date,
        CalendarUnit.Week => date.AddDays(-((7 + (int)date.DayOfWeek - (int)firstDayOfWeek) % 7)),
        CalendarUnit.Month => new DateOnly(date.Year, date.Month, 1),
        CalendarUnit.Quarter => new DateOnly(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1),
        _ => new DateOnly(date.Year, 1, 1),
    };

    /// <summary>The first date of the unit before the one that begins on a date.</summary>
    /// <param name="firstDate">The first date of a unit.</param>
    internal DateOnly Before(DateOnly firstDate) => Unit switch
    {
        CalendarUnit.Day => firstDate.AddDays(-1),
        CalendarUnit.Week => firstDate.AddDays(-7),
        CalendarUnit.Month => firstDate.AddMonths(-1),
        CalendarUnit.Quarter => firstDate.AddMonths(-3),
        _ => firstDate.AddYears(-1),
    };
}
