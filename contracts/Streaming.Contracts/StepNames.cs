namespace Streaming.Contracts;

/// <summary>Names of the steps of a series.</summary>
public static class StepNames
{
    /// <summary>Ten seconds.</summary>
    public const string TenSeconds = "10s";

    /// <summary>One minute.</summary>
    public const string OneMinute = "1m";

    /// <summary>Five minutes.</summary>
    public const string FiveMinutes = "5m";

    /// <summary>Fifteen minutes.</summary>
    public const string FifteenMinutes = "15m";

    /// <summary>One hour.</summary>
    public const string OneHour = "1h";

    /// <summary>Four hours.</summary>
    public const string FourHours = "4h";

    /// <summary>One local day of the tenant's time zone.</summary>
    public const string OneDay = "1d";
}
