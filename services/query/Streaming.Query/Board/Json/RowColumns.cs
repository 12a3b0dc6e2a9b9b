using Streaming.Domain.Kpis;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>Which KPIs flat rows were asked for.</summary>
/// <param name="Keys">Their keys, in the order asked; empty for all.</param>
/// <param name="Null">Those that are not kept by the dimensions asked for: columns without a number.</param>
internal sealed record RowColumns(IReadOnlyList<string> Keys, IReadOnlyList<KpiDefinition> Null)
{
    /// <summary>The number of the first KPI itself.</summary>
    /// <param name="values">The values of a row.</param>
    /// <returns><see langword="null"/> where it has none.</returns>
    public double? FirstOf(IReadOnlyList<Wire.KpiValue> values)
    {
        foreach (var value in values)
        {
            if (Keys.Count == 0 || value.Key == Keys[0])
            {
                return value.HasValue ? value.Value : null;
            }
        }

        return null;
    }
}
