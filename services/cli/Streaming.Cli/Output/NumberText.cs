using System.Globalization;
using System.Text.Json;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>Numbers as a person reads them, by unit.</summary>
internal static class NumberText
{
    /// <summary>What stands for a number that is not there.</summary>
    public const string Absent = "-";

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">The unit of its KPI.</param>
    public static string Of(KpiValue value, Unit unit) => !value.HasValue ? Missing(value.AbsentReason)
        : unit == Unit.Money ? Currencies.Text(value.Value, value.Currency)
        : Of(value.Value, unit);

    /// <summary>Why a number is not there, where that is more than that nothing happened.</summary>
    private static string Missing(AbsentReason reason) => reason is AbsentReason.Unspecified or AbsentReason.NoData
        ? Absent
        : $"{Absent} ({JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()).Replace('_', ' ')})";

    /// <summary>Writes a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">Its unit.</param>
    public static string Of(double number, Unit unit) => unit switch
    {
        Unit.Seconds => Duration(number),
        Unit.Ratio => (100 * number).ToString("F1", CultureInfo.InvariantCulture) + " %",
        Unit.Count => number.ToString("N0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>Writes a duration.</summary>
    /// <param name="seconds">Seconds.</param>
    public static string Duration(double seconds) => Math.Abs(seconds) switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s"),
        < 3_600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F1} min"),
        < 86_400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:F1} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:F1} d"),
    };
}
