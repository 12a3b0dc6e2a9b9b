using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Defined;

/// <summary>A KPI of the configuration: a formula over existing measures, each of all or of what passes a filter.</summary>
public abstract class DefinedKpi : Kpi
{
    private readonly List<KpiFilter> _filters = [];

    /// <summary>A KPI over some terms.</summary>
    /// <param name="definition">What it means.</param>
    /// <param name="terms">Every term of its formula.</param>
    private protected DefinedKpi(KpiDefinition definition, IEnumerable<MeasureTerm> terms)
        : base(definition)
    {
        foreach (var term in terms)
        {
            if (term.Filter is { } filter && !_filters.Contains(filter))
            {
                _filters.Add(filter);
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KpiFilter> Filters => _filters;

    /// <summary>What is behind it; <see langword="null"/> where it is a sum of times alone, which says nothing of how much it rests on.</summary>
    public abstract KpiSample? Sample { get; }

    /// <summary>What a term counts in.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="term">The term.</param>
    private protected KpiPart PartOf(KpiInputs inputs, MeasureTerm term) =>
        term.Filter is { } filter ? inputs.Parts[_filters.IndexOf(filter)] : new KpiPart(inputs.Flows, inputs.Levels);

    /// <summary>The sum of terms: seconds of those that are times, else counts.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="terms">The terms.</param>
    private protected double SumOf(KpiInputs inputs, IReadOnlyList<MeasureTerm> terms)
    {
        var (count, sumMs) = (0L, 0L);
        foreach (var term in terms)
        {
            var flows = PartOf(inputs, term).Flows;
            if (!term.IsTime)
            {
                count += flows.Count(term.Measure.Id);
            }
            else
            {
                sumMs += term.Measure.Shape == MeasureShape.Durations ? flows.SumMs(term.Measure.Id) : flows.Count(term.Measure.Id);
            }
        }

        return count + (sumMs / 1000.0);
    }

    /// <summary>How many observations terms rest on.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="terms">The terms.</param>
    private protected long ObservationsOf(KpiInputs inputs, IReadOnlyList<MeasureTerm> terms)
    {
        var count = 0L;
        foreach (var term in terms)
        {
            count += term.Measure.Shape == MeasureShape.Milliseconds ? 0 : PartOf(inputs, term).Flows.Count(term.Measure.Id);
        }

        return count;
    }

    /// <summary>What terms count one by one, and so rest on: as <see cref="ObservationsOf"/>.</summary>
    /// <param name="terms">The terms.</param>
    private protected static List<SampleTerm> Counted(IEnumerable<MeasureTerm> terms) =>
    [
        .. terms.Where(static term => term.Measure.Shape != MeasureShape.Milliseconds)
            .Select(static term => SampleTerm.Of(term.Measure.Id, SamplePart.Counted, term.Filter)),
    ];
}
