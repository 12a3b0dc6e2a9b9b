using Streaming.Domain.Events;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Surveys;

/// <summary>A KPI of customers' answers to surveys: of every answer, or of the latest of each customer, as the configuration says (C14).</summary>
/// <param name="kind">What the surveys ask.</param>
/// <param name="definition">What it means.</param>
public abstract class SurveyKpi(SurveyKind kind, KpiDefinition definition) : Kpi(definition with { CountsAnswers = true })
{
    /// <inheritdoc/>
    protected sealed override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        if (inputs.Settings.SurveyUnit == SurveyUnit.PerResponse)
        {
            Compute(inputs.Flows, inputs.Settings, values);
            return;
        }

        // Where several intervals are taken together, nobody's latest answer within them is known.
        var latest = inputs.Customers?.LatestAnswers ?? new LatestAnswers(null, KpiAbsence.NotSplit);
        if (latest.TryGet(kind, out var answers, out var absence))
        {
            Compute(answers, inputs.Settings, values);
        }
        else
        {
            values.Fill(KpiValue.Absent(absence));
        }
    }

    /// <summary>Computes every statistic.</summary>
    /// <param name="answers">The answers that count.</param>
    /// <param name="settings">How they are classed.</param>
    /// <param name="values">Receives one value for each of <see cref="KpiDefinition.Statistics"/>.</param>
    protected abstract void Compute(MeasureTotals answers, KpiSettings settings, Span<KpiValue> values);
}
