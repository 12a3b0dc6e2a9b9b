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
        Unit.Seconds => Durations.Text(number),
        Unit.Ratio => Decimals.Text(100 * number, 1) + " %",
        Unit.Count => Decimals.Text(number, 0),
        _ => Plain(number),
    };

    /// <summary>Writes a number that may be a whole one.</summary>
    /// <param name="number">The number.</param>
    public static string Plain(double number) => Decimals.Text(number, double.IsInteger(number) ? 0 : 2);
}
