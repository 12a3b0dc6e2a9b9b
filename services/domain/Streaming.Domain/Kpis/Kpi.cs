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

        Compute(inputs, values);
        var settlesAfterMs = SettlesAfterMs(inputs.Settings);
        if (settlesAfterMs > 0 && inputs.IntervalEndMs > inputs.SettledThroughMs - settlesAfterMs)
        {
            foreach (ref var value in values)
            {
                value = value with { IsProvisional = value.Value is not null };
            }
        }
    }

    /// <summary>How long after the end of an interval its value may still move without late events, milliseconds; 0 for none.</summary>
    /// <param name="settings">Delays.</param>
    protected virtual long SettlesAfterMs(KpiSettings settings) => 0;

    /// <summary>Computes every statistic.</summary>
    /// <param name="inputs">The measures.</param>
    /// <param name="values">Receives one value for each of <see cref="KpiDefinition.Statistics"/>.</param>
    protected abstract void Compute(KpiInputs inputs, Span<KpiValue> values);
}
