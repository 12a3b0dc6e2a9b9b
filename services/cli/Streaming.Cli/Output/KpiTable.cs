using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>Values of KPIs as a table: a row for each group and KPI, its statistics side by side.</summary>
/// <param name="definitions">What the KPIs mean.</param>
/// <param name="hasTotals">Whether numbers of all together are shown also of KPIs that say something only of groups: somebody asks for them.</param>
internal sealed class KpiTable(IReadOnlyDictionary<string, KpiDefinition> definitions, bool hasTotals)
{
    /// <summary>Writes an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="output">Where to.</param>
    public void Write(GetKpisResponse response, TextWriter output)
    {
        var result = response.Results[0];
        output.WriteLine($"{TimeText.Of(result.Interval)}{(response.State.Stale ? ", STALE: data through " + TimeText.Of(response.State.DataThrough) : "")}");
        var isSplit = result.Rows.Any(static row => row.Group.Count > 0);
        var table = isSplit ? Tables.Of("group", "KPI", ">value", ">sample", "statistics") : Tables.Of("KPI", ">value", ">sample", "statistics");
        foreach (var row in result.Rows)
        {
            foreach (var kpi in row.Values.GroupBy(static value => value.Key))
            {
                var unit = definitions.TryGetValue(kpi.Key, out var definition) ? definition.Unit : Unit.Unspecified;
                if (definition is { OfGroups: true } && row.Group.Count == 0 && !hasTotals)
                {
                    continue;
                }

                var first = kpi.First();
                var shown = NumberText.Of(first, UnitOf(first, unit)) + (first.Statistic.Length > 0 && first.HasValue ? $" ({first.Statistic})" : "") + (first.Provisional ? " *" : "");
                var others = kpi.Skip(1).Where(static value => value.HasValue).Select(value => $"{value.Statistic} {NumberText.Of(value, UnitOf(value, unit))}");
                string[] cells = [kpi.Key, shown, NumberText.Of(first.SampleSize, Unit.Count), string.Join(", ", others)];
                Tables.Add(table, isSplit ? [string.Join(", ", row.Group.Select(static value => value.Value)), .. cells] : cells);
            }
        }

        Tables.Write(table, output);
        if (result.Rows.Any(static row => row.Values.Any(static value => value.Provisional)))
        {
            output.WriteLine("* may still move: a delay or a period for reopening is running");
        }
    }

    private static Unit UnitOf(KpiValue value, Unit unit) => CountStatistics.Contains(value.Statistic) ? Unit.Count : unit;
}
