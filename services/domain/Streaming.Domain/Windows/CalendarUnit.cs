namespace Streaming.Domain.Windows;

/// <summary>How long a calendar period is.</summary>
public enum CalendarUnit
{
    /// <summary>A day of the zone, of 23, 24 or 25 hours.</summary>
    Day,

    /// <summary>Seven days, from the configured first day of the week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months, from January, April, July or October.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,
}
