using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>One state of a watch as a line.</summary>
internal static class WatchLine
{
    /// <summary>Writes a state.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="definitions">What the KPIs mean.</param>
    /// <returns>The line in two parts: when, and what.</returns>
    public static (string Time, string Values) Of(GetKpisResponse snapshot, IReadOnlyDictionary<string, KpiDefinition> definitions)
    {
        var values = snapshot.Results[0].Rows[0].Values.GroupBy(static value => value.Key).Select(kpi =>
        {
            var unit = definitions.TryGetValue(kpi.Key, out var definition) ? definition.Unit : Unit.Unspecified;
            var first = kpi.First();
            return $"{kpi.Key} {NumberText.Of(first, unit)} (n {first.SampleSize})";
        });
        return (TimeText.Of(snapshot.State.AsOf), $"{(snapshot.State.Stale ? " STALE" : "")}  {string.Join("  ", values)}");
    }
}
