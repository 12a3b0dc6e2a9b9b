namespace Streaming.Contracts;

/// <summary>
/// Names of the calendar periods, in requests and as values of <see cref="LabelNames.Window"/>. Those that run end at the as-of, the others
/// are whole; all begin at a midnight of the tenant's zone.
/// </summary>
public static class CalendarPeriodNames
{
    /// <summary>The day that holds the as-of.</summary>
    public const string Today = "today";

    /// <summary>The day before.</summary>
    public const string Yesterday = "yesterday";

    /// <summary>The week that holds the as-of.</summary>
    public const string ThisWeek = "this_week";

    /// <summary>The week before.</summary>
    public const string LastWeek = "last_week";

    /// <summary>The month that holds the as-of.</summary>
    public const string ThisMonth = "this_month";

    /// <summary>The month before.</summary>
    public const string LastMonth = "last_month";

    /// <summary>The quarter that holds the as-of.</summary>
    public const string ThisQuarter = "this_quarter";

    /// <summary>The quarter before.</summary>
    public const string LastQuarter = "last_quarter";

    /// <summary>The year that holds the as-of.</summary>
    public const string ThisYear = "this_year";

    /// <summary>The year before.</summary>
    public const string LastYear = "last_year";
}
