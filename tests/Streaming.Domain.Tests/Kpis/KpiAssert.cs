using Streaming.Domain.Events;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>Evaluates one KPI by key, as every surface does.</summary>
internal static class KpiAssert
{
    public const double Exact = 1e-9;

    public static KpiValue Evaluate(string key, MeasureSet measures, string statistic = "", LevelTotals levels = default) =>
        Evaluate(key, Inputs(measures, levels), statistic);

    public static KpiValue Evaluate(string key, KpiInputs inputs, string statistic = "")
    {
        var kpi = KpiRegistry.Find(key) ?? throw new ArgumentException($"No KPI has the key {key}.", nameof(key));
        var values = new KpiValue[kpi.Definition.Statistics.Count];
        kpi.Evaluate(inputs, values);
        return values[kpi.Definition.Statistics.ToList().IndexOf(statistic)];
    }

    public static KpiInputs Inputs(MeasureSet measures, LevelTotals levels = default)
    {
        var totals = new MeasureTotals();
        totals.Add(measures);
        return new KpiInputs { Flows = totals, Levels = levels, Customers = new KnownCustomers() };
    }

    public static LevelTotals Level(MeasureId id, long value)
    {
        var levels = default(LevelTotals);
        levels.Add(id, value);
        return levels;
    }

    public static MeasureSet Answers(SurveyKind kind, int min, int max, params (int Value, int Count)[] histogram)
    {
        var measures = new MeasureSet();
        foreach (var (value, count) in histogram)
        {
            measures.Add(MeasureId.Survey(kind, audienceIsAgent: false, min, max, value), count);
        }

        return measures;
    }

    public static void IsBand(Band expected, string key, KpiValue value) =>
        Assert.Equal(expected, BandSet.Kpi7Of2024.Classify(key, value.Value));
}
