namespace Streaming.Domain.Windows;

/// <summary>A rolling window: its name and its length.</summary>
/// <param name="Name">The name in requests, labels and files, such as <c>24h</c>.</param>
/// <param name="LengthMs">The length, milliseconds. A day is 24 h here.</param>
public sealed record WindowLength(string Name, long LengthMs)
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long DayMs = 24 * HourMs;

    /// <summary>Every window, shortest first.</summary>
    public static IReadOnlyList<WindowLength> All { get; } =
    [
        new("5m", 5 * MinuteMs),
        new("15m", 15 * MinuteMs),
        new("1h", HourMs),
        new("4h", 4 * HourMs),
        new("24h", DayMs),
        new("7d", 7 * DayMs),
        new("30d", 30 * DayMs),
        new("90d", 90 * DayMs),
    ];

    /// <summary>The window of a name.</summary>
    /// <param name="name">The name, exactly.</param>
    /// <returns><see langword="null"/> when no window has this name.</returns>
    public static WindowLength? Find(string name)
    {
        foreach (var window in All)
        {
            if (window.Name == name)
            {
                return window;
            }
        }

        return null;
    }
}
