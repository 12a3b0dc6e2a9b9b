using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Samples;

/// <summary>
/// Which contributions are behind a KPI: those in its sample, whose number is the KPI's sample size, and those of its numerator where it has
/// one over that sample. So tickets can be listed that are exactly those behind a number.
/// </summary>
public sealed class KpiSample
{
    private readonly Func<MeasureId, KpiSettings, SamplePart> _classify;

    private KpiSample(bool isLevel, bool hasNumerator, bool hasAnswers, Func<MeasureId, KpiSettings, SamplePart> classify)
    {
        IsLevel = isLevel;
        HasNumerator = hasNumerator;
        HasAnswers = hasAnswers;
        _classify = classify;
    }

    /// <summary>Whether the sample is a level: the sum of all changes up to an instant.</summary>
    public bool IsLevel { get; }

    /// <summary>Whether there is a numerator over the sample: what is in it was met, the rest was not.</summary>
    public bool HasNumerator { get; }

    /// <summary>Whether it consists of answers to surveys, which are good, bad or neither.</summary>
    public bool HasAnswers { get; }

    /// <summary>Whether each observation is good or bad by itself, such as a promise that was kept or broken.</summary>
    public bool HasVerdicts { get; private init; }

    /// <summary>Whether it counts SLA clocks, so that it can be asked for one kind of them.</summary>
    public bool IsOfClocks { get; private init; }

    /// <summary>The part of a sample of SLA clocks that one kind of them makes up.</summary>
    /// <param name="kind">The kind.</param>
    public KpiSample Of(ClockKind kind) => new(IsLevel, HasNumerator, HasAnswers, (id, settings) =>
        Measure.IsSla(id) && Measure.ClockOf(id) == kind ? _classify(id, settings) : SamplePart.None)
    {
        HasVerdicts = HasVerdicts,
        IsOfClocks = IsOfClocks,
    };

    /// <summary>Where a measure stands in the KPI.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="settings">The cuts of surveys.</param>
    public SamplePart PartOf(MeasureId measure, KpiSettings settings) => _classify(measure, settings);

    internal static KpiSample Flow(MeasureId measure) => new(false, false, false, (id, _) => id == measure ? SamplePart.Counted : SamplePart.None);

    internal static KpiSample Level(MeasureId measure) => new(true, false, false, (id, _) => id == measure ? SamplePart.Counted : SamplePart.None);

    internal static KpiSample ClockLevel(Func<ClockKind, MeasureId> measure) => new(
        true, false, false, (id, _) => Measure.IsSla(id) && id == measure(Measure.ClockOf(id)) ? SamplePart.Counted : SamplePart.None)
    {
        IsOfClocks = true,
    };

    internal static KpiSample Ratio(MeasureId numerator, MeasureId divisor) => new(
        false, true, false, (id, _) => id == divisor ? SamplePart.Counted : id == numerator ? SamplePart.Met : SamplePart.None);

    internal static KpiSample Answers(Func<MeasureId, KpiSettings, SamplePart> classify) => new(false, false, true, classify);

    internal static KpiSample Judged(Func<MeasureId, bool> isGood, Func<MeasureId, bool> isBad) => new(
        false, false, false, (id, _) => isGood(id) ? SamplePart.Good : isBad(id) ? SamplePart.Bad : SamplePart.None)
    {
        HasVerdicts = true,
        IsOfClocks = true,
    };
}
