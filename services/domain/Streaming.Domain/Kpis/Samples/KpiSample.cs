using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Samples;

/// <summary>
/// Which contributions are behind a KPI: those in its sample, whose number is the KPI's sample size, and those of its numerator where it has
/// one over that sample. So tickets can be listed that are exactly those behind a number.
/// </summary>
public sealed class KpiSample
{
    private KpiSample(IReadOnlyList<SampleTerm> terms)
    {
        Terms = terms;
    }

    /// <summary>What is counted; a contribution counts once for each term that it belongs to.</summary>
    public IReadOnlyList<SampleTerm> Terms { get; }

    /// <summary>Whether the sample is a level: the sum of all changes up to an instant.</summary>
    public bool IsLevel { get; private init; }

    /// <summary>Whether there is a numerator over the sample: what is in it was met, the rest was not.</summary>
    public bool HasNumerator { get; private init; }

    /// <summary>Whether it consists of answers to surveys, which are good, bad or neither.</summary>
    public bool HasAnswers { get; private init; }

    /// <summary>Whether each observation is good or bad by itself, such as a promise that was kept or broken.</summary>
    public bool HasVerdicts { get; private init; }

    /// <summary>Whether any of it is good or bad.</summary>
    public bool HasParts => HasNumerator || HasAnswers || HasVerdicts;

    /// <summary>Whether it counts SLA clocks, so that it can be asked for one kind of them.</summary>
    public bool IsOfClocks { get; private init; }

    /// <summary>Whether every observation is a duration; else each is one of a count, or the answer to a survey.</summary>
    public bool IsOfDurations { get; private init; }

    /// <summary>
    /// The cube whose tickets created are the observations, for a KPI whose own sample is something else, such as customers;
    /// <see langword="null"/> for all others.
    /// </summary>
    public Cube? CreatedIn { get; private init; }

    /// <summary>The part of a sample of SLA clocks that one kind of them makes up.</summary>
    /// <param name="kind">The kind.</param>
    public KpiSample Of(ClockKind kind) => new([.. Terms.Select(term => term with
    {
        PartOf = (id, settings) => Measure.IsSla(id) && Measure.ClockOf(id) == kind ? term.PartOf(id, settings) : SamplePart.None,
    })])
    {
        IsLevel = IsLevel,
        HasVerdicts = HasVerdicts,
        IsOfClocks = IsOfClocks,
    };

    internal static KpiSample Flow(MeasureId measure) => new([SampleTerm.Of(measure, SamplePart.Counted)]) { IsOfDurations = Measure.IsSketch(measure) };

    internal static KpiSample Level(MeasureId measure) => new([SampleTerm.Of(measure, SamplePart.Counted)]) { IsLevel = true };

    /// <summary>The tickets of a KPI that counts their customers.</summary>
    /// <param name="cube">The customer cube for those that have one, the main cube for all.</param>
    internal static KpiSample Created(Cube cube) => new([SampleTerm.Of(Measure.TicketsCreated, SamplePart.Counted)]) { CreatedIn = cube };

    internal static KpiSample ClockLevel(Func<ClockKind, MeasureId> measure) => new(
        [new SampleTerm((id, _) => Measure.IsSla(id) && id == measure(Measure.ClockOf(id)) ? SamplePart.Counted : SamplePart.None)])
    {
        IsLevel = true,
        IsOfClocks = true,
    };

    internal static KpiSample Ratio(MeasureId numerator, MeasureId divisor) => new(
        [SampleTerm.Of(divisor, SamplePart.Counted), SampleTerm.Of(numerator, SamplePart.Met)])
    {
        HasNumerator = true,
    };

    internal static KpiSample Answers(Func<MeasureId, KpiSettings, SamplePart> partOf) => new([new SampleTerm(partOf)]) { HasAnswers = true };

    internal static KpiSample Judged(Func<MeasureId, bool> isGood, Func<MeasureId, bool> isBad) => new(
        [new SampleTerm((id, _) => isGood(id) ? SamplePart.Good : isBad(id) ? SamplePart.Bad : SamplePart.None)])
    {
        HasVerdicts = true,
        IsOfClocks = true,
    };

    /// <summary>The sample of a KPI that the configuration defines.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="isLevel">Whether they are levels.</param>
    /// <param name="hasNumerator">Whether some of them are a numerator over the others.</param>
    /// <param name="isOfDurations">Whether those of the sample are all durations.</param>
    internal static KpiSample Defined(IReadOnlyList<SampleTerm> terms, bool isLevel = false, bool hasNumerator = false, bool isOfDurations = false) => new(terms)
    {
        IsLevel = isLevel,
        HasNumerator = hasNumerator,
        IsOfDurations = isOfDurations,
    };
}
