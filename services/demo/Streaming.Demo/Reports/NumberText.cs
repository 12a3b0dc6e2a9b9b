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
        "seconds" => Durations.Text(number),
        "ratio" => Decimals.Text(100 * number, 1) + " %",
        "count" => Decimals.Text(number, 0),
        _ when unit.StartsWith(Money, StringComparison.Ordinal) => Currencies.Text(number, unit[Money.Length..]),
        _ => Decimals.Text(number, 1),
    };
}
