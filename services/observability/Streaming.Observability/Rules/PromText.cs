using System.Globalization;

namespace Streaming.Observability.Rules;

/// <summary>Numbers and durations as Prometheus reads them.</summary>
internal static class PromText
{
    private static readonly (string Suffix, long Milliseconds)[] Units =
        [("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <summary>A duration in the greatest unit that it is a whole number of: <c>5m</c>, <c>90s</c>.</summary>
    /// <param name="duration">Above or equal to 0, in whole milliseconds.</param>
    public static string Duration(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        if (milliseconds == 0)
        {
            return "0s";
        }

        var (suffix, unit) = Units.First(one => milliseconds % one.Milliseconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds / unit}{suffix}");
    }

    /// <summary>A number, as French is written.</summary>
    /// <param name="value">Finite.</param>
    public static string French(double value) => Number(value).Replace('.', ',');

    /// <summary>A number.</summary>
    /// <param name="value">Finite.</param>
    public static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
