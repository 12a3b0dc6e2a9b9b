using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Shapes;

/// <summary>How long something took: exact mean, and quantiles by nearest rank within 0.79 %.</summary>
/// <param name="measure">The sketch measure.</param>
/// <param name="definition">What it means; its statistics begin with <see cref="Statistics"/>.</param>
public abstract class DurationKpi(MeasureId measure, KpiDefinition definition) : Kpi(definition)
{
    private static readonly int[] PerMille = [-1, 500, 900, 950, 990, 0, 1000];

    /// <summary>The statistics of every duration, in order.</summary>
    public static IReadOnlyList<string> Statistics { get; } = ["mean", "p50", "p90", "p95", "p99", "min", "max"];

    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        for (var i = 0; i < PerMille.Length; i++)
        {
            values[i] = ValueOf(inputs.Flows, measure, i);
        }
    }

    /// <summary>One statistic of durations.</summary>
    /// <param name="flows">The measures.</param>
    /// <param name="measure">The sketch measure.</param>
    /// <param name="statistic">Its place in <see cref="Statistics"/>.</param>
    internal static KpiValue ValueOf(MeasureTotals flows, MeasureId measure, int statistic)
    {
        var count = flows.Count(measure);
        return statistic == 0
            ? MeanOf(flows.SumMs(measure), count)
            : flows.QuantileMs(measure, PerMille[statistic]) is { } quantileMs ? KpiValue.Of(quantileMs / 1000, count) : KpiValue.NoData;
    }

    /// <summary>A mean in seconds; no number where nothing was observed.</summary>
    /// <param name="sumMs">Sum of durations, milliseconds.</param>
    /// <param name="count">How many.</param>
    protected static KpiValue MeanOf(long sumMs, long count) => KpiValue.Ratio(sumMs / 1000.0, count);
}
