using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Kpis.Shapes;

namespace Streaming.Domain.Kpis.Defined;

/// <summary>How long something took: the statistics of every duration, one of them the headline.</summary>
/// <param name="definition">What it means; its statistics are some of <see cref="DurationKpi.Statistics"/> in any order.</param>
/// <param name="term">The measure.</param>
public sealed class DefinedDuration(KpiDefinition definition, MeasureTerm term) : DefinedKpi(definition, [term])
{
    private readonly int[] _places = [.. definition.Statistics.Select(static statistic => DurationKpi.Statistics.ToList().IndexOf(statistic))];

    /// <inheritdoc/>
    public override KpiSample? Sample { get; } = KpiSample.Defined(Counted([term]), isOfDurations: true);

    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var flows = PartOf(inputs, term).Flows;
        for (var i = 0; i < _places.Length; i++)
        {
            values[i] = DurationKpi.ValueOf(flows, term.Measure.Id, _places[i]);
        }
    }
}
