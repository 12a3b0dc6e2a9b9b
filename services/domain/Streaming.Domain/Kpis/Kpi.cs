using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis;

/// <summary>A pure function of merged measures. Never stored; no average is ever averaged.</summary>
/// <param name="definition">What it means.</param>
public abstract class Kpi(KpiDefinition definition)
{
    /// <summary>What it means.</summary>
    public KpiDefinition Definition => definition;

    /// <summary>Filters of its own: it is given what passes each of them beside what is there unfiltered. None for most.</summary>
    public virtual IReadOnlyList<KpiFilter> Filters => [];

    /// <summary>Whether recent values may still move without late events, because a delay or a reopen period is running.</summary>
    public bool SettlesLater => SettlesAfter > TimeSpan.Zero;

    /// <summary>How long after the end of an interval its value may still move without late events, with the default delays.</summary>
    public TimeSpan SettlesAfter => TimeSpan.FromMilliseconds(SettlesAfterMs(KpiSettings.Default));

    /// <summary>Computes every statistic.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="values">Receives one value for each of <see cref="KpiDefinition.Statistics"/>.</param>
    public void Evaluate(KpiInputs inputs, Span<KpiValue> values)
    {
        if (!inputs.IsTenantKnown)
        {
            values.Fill(KpiValue.NoData);
            return;
        }

        if (BeginsBeforeData(inputs))
        {
            values.Fill(KpiValue.Absent(KpiAbsence.BeforeData));
            return;
        }

        Compute(inputs, values);
        var settlesAfterMs = SettlesAfterMs(inputs.Settings);
        var ripeMs = inputs.SettledThroughMs >= long.MinValue + settlesAfterMs ? inputs.SettledThroughMs - settlesAfterMs : long.MinValue;
        if (settlesAfterMs > 0 && inputs.IntervalEndMs > ripeMs)
        {
            var isRipe = HasRipened(inputs, ripeMs);
            foreach (ref var value in values)
            {
                if (value.Value is not null)
                {
                    value = isRipe ? value with { IsProvisional = true } : Unripe(value);
                }
            }
        }
    }

    /// <summary>Whether any of a measure has ripened: lies within the interval, and its delay has ended.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="measure">What a delay runs for, from its own time on.</param>
    /// <param name="ripeMs">The delays of what happened before this instant have ended, Unix milliseconds.</param>
    protected static bool AnyBefore(KpiInputs inputs, MeasureId measure, long ripeMs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.IntervalStartMs < ripeMs && inputs.History?.CountBefore(measure, ripeMs) is not 0;
    }

    /// <summary>Whether anything behind the number of an interval has ripened, where its last delays still run.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="ripeMs">The delays of what happened before this instant have ended, Unix milliseconds.</param>
    protected virtual bool HasRipened(KpiInputs inputs, long ripeMs) => true;

    /// <summary>What a number is worth while nothing behind it has ripened: by default it is shown, and not judged.</summary>
    /// <param name="value">The number.</param>
    protected virtual KpiValue Unripe(in KpiValue value) => value with { IsProvisional = true, IsUnripe = true };

    /// <summary>How long after the end of an interval its value may still move without late events, milliseconds; 0 for none.</summary>
    /// <param name="settings">Delays.</param>
    protected virtual long SettlesAfterMs(KpiSettings settings) => 0;

    /// <summary>Computes every statistic.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="values">Receives one value for each of <see cref="KpiDefinition.Statistics"/>.</param>
    protected abstract void Compute(KpiInputs inputs, Span<KpiValue> values);

    /// <summary>Whether all of some measures are known since an instant, as far as anybody can tell.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="startMs">The instant, Unix milliseconds.</param>
    /// <param name="measures">Which of them.</param>
    protected static bool IsKnownSince(KpiInputs inputs, long startMs, IReadOnlyList<MeasureId> measures)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(measures);
        foreach (var measure in measures)
        {
            if (inputs.History?.IsKnownSince(measure, startMs) == false)
            {
                return false;
            }
        }

        return true;
    }

    private bool BeginsBeforeData(KpiInputs inputs)
    {
        var startMs = definition.ReadsPrevious ? inputs.PreviousStartMs : inputs.IntervalStartMs;
        return (!definition.ReadsPrevious || inputs.PreviousFlows is not null) && !IsKnownSince(inputs, startMs, definition.KnownSince);
    }
}
