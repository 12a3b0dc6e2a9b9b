using System.Globalization;
using Streaming.Contracts;

namespace Streaming.Demo.Reports;

/// <summary>Numbers as a person reads them, by unit.</summary>
internal static class NumberText
{
    /// <summary>What stands for a number that is not there.</summary>
    public const string Absent = "-";

    /// <summary>Begins the unit of an amount in minor units; its currency follows.</summary>
    public const string Money = "money ";

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number; <see langword="null"/> when there is none.</param>
    /// <param name="unit">Its unit, as in <see cref="KpiNumbers.Unit"/>.</param>
    /// <returns>Text.</returns>
    public static string Of(double? value, string unit) => value is not { } number ? Absent : unit switch
    {
        "seconds" => Duration(number),
        "ratio" => (100 * number).ToString("F1", CultureInfo.InvariantCulture) + " %",
        "count" => number.ToString("N0", CultureInfo.InvariantCulture),
        _ when unit.StartsWith(Money, StringComparison.Ordinal) => Currencies.Text(number, unit[Money.Length..]),
        _ => number.ToString("F1", CultureInfo.InvariantCulture),
    };

    private static string Duration(double seconds) => seconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s"),
        < 3_600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F1} min"),
        < 86_400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:F1} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:F1} d"),
    };
}
