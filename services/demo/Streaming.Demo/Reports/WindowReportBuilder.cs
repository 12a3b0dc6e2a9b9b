using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Reports;

/// <summary>Makes the report's windows from answers of the query service.</summary>
/// <param name="definitions">The catalogue, for the units.</param>
internal sealed class WindowReportBuilder(IEnumerable<KpiDefinition> definitions)
{
    private const string Itself = "value";

    private readonly Dictionary<string, string> _units = definitions.ToDictionary(
        static definition => definition.Key, static definition => Word(definition.Unit, "UNIT_"), StringComparer.Ordinal);

    /// <summary>Puts totals and splits of one window together.</summary>
    /// <param name="total">The result without groups.</param>
    /// <param name="splits">Each split with its result, or with why there is none.</param>
    /// <returns>The window.</returns>
    public WindowReport Build(KpiResult total, IReadOnlyList<SplitAnswer> splits)
    {
        var groups = new List<GroupReport>(total.Rows.Select(row => Group(row, hasPrevious: total.PreviousInterval is not null)));
        foreach (var split in splits)
        {
            groups.AddRange(split.Result?.Rows.Select(row => Group(row, hasPrevious: false)) ?? []);
        }

        return new(
            total.Window.Length == 0 ? null : total.Window,
            Time(total.Interval.Start),
            Time(total.Interval.End),
            groups,
            [.. splits.Select(Split)]);
    }

    /// <summary>A protobuf enumeration's value as a word: <c>UNIT_SECONDS</c> is <c>seconds</c>.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="prefix">What its names begin with in the proto file.</param>
    /// <returns>The word.</returns>
    internal static string Word<T>(T value, string prefix)
        where T : struct, System.Enum
    {
        // The original name, as generated code keeps it in an attribute.
        var field = typeof(T).GetField(value.ToString());
        var name = field?.GetCustomAttributes(typeof(Google.Protobuf.Reflection.OriginalNameAttribute), inherit: false)
            .Cast<Google.Protobuf.Reflection.OriginalNameAttribute>().FirstOrDefault()?.Name ?? value.ToString();
        name = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        return name.ToLowerInvariant();
    }

    private static DateTimeOffset Time(Timestamp time) => time.ToDateTimeOffset();

    private static SplitReport Split(SplitAnswer split) => split.Result is { } result
        ? new(split.By, Time(result.Interval.Start), Time(result.Interval.End), result.GroupCount, null, split.LeftOut)
        : new(split.By, null, null, 0, split.Absent, split.LeftOut);

    private GroupReport Group(GroupRow row, bool hasPrevious)
    {
        var kpis = new Dictionary<string, KpiNumbers>(StringComparer.Ordinal);
        foreach (var values in row.Values.GroupBy(static value => value.Key, StringComparer.Ordinal))
        {
            kpis.Add(values.Key, Numbers(values.Key, [.. values], hasPrevious));
        }

        return new(
            row.Group.ToDictionary(static group => group.Dimension, static group => group.Value, StringComparer.Ordinal),
            row.Folded,
            kpis);
    }

    private KpiNumbers Numbers(string key, List<KpiValue> values, bool hasPrevious)
    {
        var numbers = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            numbers[Statistic(value)] = value.HasValue ? value.Value : null;
            if (value.HasLevelStart && value == values[0])
            {
                numbers["start"] = value.LevelStart;
                numbers["change"] = value.HasLevelChange ? value.LevelChange : null;
            }
        }

        var absent = values.FirstOrDefault(static value => !value.HasValue)?.AbsentReason;
        var clock = values[0].Clock;
        return new(
            _units.GetValueOrDefault(key, "unspecified"),
            values[0].SampleSize,
            numbers,
            absent is { } reason ? Word(reason, "ABSENT_REASON_") : null,
            values.Exists(static value => value.Provisional),
            clock == Clock.Unspecified ? null : Word(clock, "CLOCK_"),
            hasPrevious ? Previous(values) : null,
            values[0].Currency.Length == 0 ? null : values[0].Currency,
            OwnSamples(values));
    }

    private static Dictionary<string, double?> Previous(List<KpiValue> values) =>
        values.ToDictionary(Statistic, static value => value.HasPreviousValue ? value.PreviousValue : (double?)null, StringComparer.Ordinal);

    private static Dictionary<string, long>? OwnSamples(List<KpiValue> values)
    {
        var own = values.Where(value => value.SampleSize != values[0].SampleSize).ToDictionary(Statistic, static value => value.SampleSize, StringComparer.Ordinal);
        return own.Count == 0 ? null : own;
    }

    private static string Statistic(KpiValue value) => value.Statistic.Length == 0 ? Itself : value.Statistic;
}
