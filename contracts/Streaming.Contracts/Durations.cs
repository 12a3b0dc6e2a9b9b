namespace Streaming.Contracts;

/// <summary>Durations as a person reads them.</summary>
public static class Durations
{
    private const double Minute = 60;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;

    /// <summary>What one decimal rounds up to a whole.</summary>
    private const double NearlyOne = 0.05;

    /// <summary>Writes a duration in its greatest unit, such as <c>0.02 s</c>, <c>1.5 min</c>, <c>2.0 h</c> or <c>1.5 d</c>.</summary>
    /// <param name="seconds">Seconds.</param>
    /// <returns>Text.</returns>
    public static string Text(double seconds) => Math.Abs(seconds) switch
    {
        < Minute - NearlyOne => $"{Decimals.Text(seconds, 1)} s",
        < Hour - (NearlyOne * Minute) => $"{Decimals.Text(seconds / Minute, 1)} min",
        < Day - (NearlyOne * Hour) => $"{Decimals.Text(seconds / Hour, 1)} h",
        _ => $"{Decimals.Text(seconds / Day, 1)} d",
    };
}
