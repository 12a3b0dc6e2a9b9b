using System.Globalization;
using System.Text;
using Streaming.Integration.Tests.Engine;

namespace Streaming.Integration.Tests.FullLog;

/// <summary>Every statistic of every KPI of one group over one interval; <see langword="null"/> where there is no number.</summary>
/// <param name="values">The numbers by KPI and statistic.</param>
internal sealed class KpiNumbers(IReadOnlyDictionary<(string Kpi, string Statistic), double?> values)
{
    /// <summary>The numbers.</summary>
    public IReadOnlyDictionary<(string Kpi, string Statistic), double?> Values => values;

    /// <summary>The numbers of a group of which nothing is known.</summary>
    public static KpiNumbers OfNothing { get; } = MemoryCells.EvaluateNothing();

    /// <summary>These numbers, exactly, as others must have them.</summary>
    public IEnumerable<ExpectedNumber> AsExpected() =>
        values.Select(value => new ExpectedNumber(value.Key.Kpi, value.Key.Statistic, value.Value));

    /// <summary>Holds the numbers against what they must be.</summary>
    /// <param name="expected">What they must be.</param>
    /// <param name="where">Interval and group, for the message.</param>
    public void AssertEqual(IEnumerable<ExpectedNumber> expected, string where)
    {
        var wrong = Differences(expected, where);
        Assert.True(wrong.Length == 0, wrong);
    }

    /// <summary>Says which numbers are not what they must be.</summary>
    /// <param name="expected">What they must be.</param>
    /// <param name="where">Interval and group.</param>
    /// <returns>One line for each; empty when all is well.</returns>
    public string Differences(IEnumerable<ExpectedNumber> expected, string where)
    {
        var wrong = new StringBuilder();
        foreach (var one in expected)
        {
            var actual = values[(one.Kpi, one.Statistic)];
            if (!one.Equals(actual))
            {
                wrong.AppendLine(CultureInfo.InvariantCulture, $"{where}: {one.Kpi} {one.Statistic} is {actual}, expected {one.Value}");
            }
        }

        return wrong.ToString();
    }
}
