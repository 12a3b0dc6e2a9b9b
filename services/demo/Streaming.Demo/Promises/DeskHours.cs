using System.Globalization;

namespace Streaming.Demo.Promises;

/// <summary>The hours of the bundled help desk, as its policies write them, and the same hours moved along with its events.</summary>
internal static class DeskHours
{
    /// <summary>As in the file of policies.</summary>
    public const string Written = "mon-fri 08:00-18:00";

    private const int MinutesADay = 24 * 60;
    private const int Opens = 8 * 60;
    private const int Closes = 18 * 60;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Moves the hours.</summary>
    /// <param name="shift">By how much the events are moved; to the minute.</param>
    /// <returns>Weekly hours, as a calendar writes them.</returns>
    public static string MovedBy(TimeSpan shift)
    {
        var minutes = (int)Math.Round(shift.TotalMinutes % (Days.Length * MinutesADay));
        var start = Wrap(Opens + minutes, Days.Length * MinutesADay);
        var days = Enumerable.Range(0, 5).Select(day => Days[(day + (start / MinutesADay)) % Days.Length]);
        var end = Wrap(Closes + minutes, MinutesADay);

        // A span that ends before it starts lies over midnight.
        return $"{string.Join(',', days)} {Text(start % MinutesADay)}-{Text(end == 0 ? MinutesADay : end)}";
    }

    private static int Wrap(int minutes, int length) => ((minutes % length) + length) % length;

    private static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
