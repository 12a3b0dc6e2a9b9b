using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Reports;

/// <summary>How a number has moved since the period before, as a person reads it.</summary>
internal static class TrendText
{
    private const double TimesFrom = 10;

    /// <summary>How a number of an answer has moved; a level since the window began.</summary>
    /// <param name="value">The number.</param>
    /// <param name="unit">Its unit, as in <see cref="KpiNumbers.Unit"/>.</param>
    /// <returns>Text.</returns>
    public static string Of(KpiValue? value, string unit) => value is not { HasValue: true }
        ? NumberText.Absent
        : value.HasLevelStart ? Of(value.Value, value.LevelStart, unit, isLevel: true)
        : Of(value.Value, value.HasPreviousValue ? value.PreviousValue : null, unit, isLevel: false);

    /// <summary>How a number has moved.</summary>
    /// <param name="now">The number.</param>
    /// <param name="before">What it was; <see langword="null"/> when there is nothing to compare with.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="isLevel">Whether it is a level: its change is how many more, not which part.</param>
    /// <returns>Text.</returns>
    public static string Of(double? now, double? before, string unit, bool isLevel)
    {
        if (now is not { } value || before is not { } old)
        {
            return NumberText.Absent;
        }

        var change = value - old;
        if (change == 0)
        {
            return "=";
        }

        // What has grown tenfold is no longer a matter of percent.
        return (unit is "count" or "seconds" or "number" || unit.StartsWith("money", StringComparison.Ordinal)) && !isLevel && old > 0 && value >= TimesFrom * old
            ? "x " + Decimals.Text(value / old, 0)
            : (change > 0 ? "+" : "-") + Size(Math.Abs(change), old, unit, isLevel);
    }

    private static string Size(double change, double before, string unit, bool isLevel) => unit switch
    {
        "ratio" => Decimals.Text(100 * change, 1) + " pts",
        "points" => Decimals.Text(change, 1) + " pts",
        "score" => Decimals.Text(change, 2),
        _ when !isLevel && before > 0 => Decimals.Text(100 * change / before, 0) + " %",
        _ => NumberText.Of(change, unit),
    };
}
