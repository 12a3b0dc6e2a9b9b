using Streaming.Domain.Kpis.Samples;

namespace Streaming.Domain.Kpis.Defined;

/// <summary>How many are in some states at the interval's end.</summary>
/// <param name="definition">What it means.</param>
/// <param name="terms">The levels that are added up.</param>
public sealed class DefinedLevel(KpiDefinition definition, IReadOnlyList<MeasureTerm> terms) : DefinedKpi(definition, terms)
{
    /// <inheritdoc/>
    public override KpiSample? Sample { get; } = KpiSample.Defined(Counted(terms), isLevel: true);

    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var (end, change) = (0L, 0L);
        foreach (var term in terms)
        {
            var part = PartOf(inputs, term);
            end += part.Levels[term.Measure.Id];
            change += part.Flows.Count(term.Measure.Id);
        }

        values[0] = KpiValue.Of(end, end) with { LevelStart = end - change };
    }
}
