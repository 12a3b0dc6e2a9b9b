namespace Streaming.Contracts;

/// <summary>Names of the rolling windows, in requests and as values of <see cref="LabelNames.Window"/>.</summary>
public static class WindowNames
{
    /// <summary>Five minutes.</summary>
    public const string FiveMinutes = "5m";

    /// <summary>Fifteen minutes.</summary>
    public const string FifteenMinutes = "15m";

    /// <summary>One hour.</summary>
    public const string OneHour = "1h";

    /// <summary>Four hours.</summary>
    public const string FourHours = "4h";

    /// <summary>Twenty-four hours.</summary>
    public const string OneDay = "24h";

    /// <summary>Seven days of 24 hours.</summary>
    public const string SevenDays = "7d";

    /// <summary>Thirty days of 24 hours.</summary>
    public const string ThirtyDays = "30d";

    /// <summary>Ninety days of 24 hours.</summary>
    public const string NinetyDays = "90d";
}
