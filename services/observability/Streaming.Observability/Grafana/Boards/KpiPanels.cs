using Streaming.Domain.Kpis.Bands;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>Panels that are the same on several dashboards.</summary>
internal static class KpiPanels
{
    /// <summary>A KPI of the whole desk, in the colours and words of its bands where a benchmark has some.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    /// <param name="normallyEmpty">Why it may be empty.</param>
    public static StatPanel Tile(string key, string statistic = "", string? normallyEmpty = null) =>
        Tile(key, statistic, KpiQuery.Whole(key, statistic), normallyEmpty);

    /// <summary>A KPI by a question.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    /// <param name="expression">The question.</param>
    /// <param name="normallyEmpty">Why it may be empty.</param>
    public static StatPanel Tile(string key, string statistic, string expression, string? normallyEmpty = null)
    {
        var definition = KpiQuery.Definition(key);
        return new StatPanel
        {
            Title = Words.Of(definition).And(Words.Same(statistic.Length > 0 ? $" {statistic}" : "")),
            Description = Words.OfFormula(definition),
            Unit = Units.Of(definition.Unit),
            Decimals = Units.Of(definition.Unit) == Units.Count ? 0 : 1,
            // Benchmarks speak of the headline; a percentile of the same unit is read by the same limits.
            Scale = BandSet.Kpi7Of2024.TryGet(key, out var rule) ? Scale.Of(rule) : null,
            Queries = [new(expression, Words.Of(definition), normallyEmpty)],
        };
    }

    /// <summary>The age of the numbers.</summary>
    public static StatPanel Age { get; } = new()
    {
        Title = new("Age of the data", "Âge des données"),
        Description = new(
            "Seconds by which the numbers are behind the clock. A desk without events is fresh as long as a worker runs.",
            "Retard des chiffres sur l'horloge. Un service sans événement reste à jour tant qu'un worker tourne."),
        Unit = Units.Seconds,
        Decimals = 0,
        Scale = Scale.Below(Contracts.QueryLimits.StaleSeconds, new("live", "en direct"), new("STALE", "PÉRIMÉ")),
        Queries = [new($"time() - max({Contracts.MetricNames.DataThrough})", new("age", "âge"))],
    };
}
