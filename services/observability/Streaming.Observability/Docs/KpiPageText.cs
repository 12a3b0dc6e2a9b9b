using System.Globalization;
using System.Text.RegularExpressions;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Kpis.Sla;
using Streaming.Domain.Names;
using Streaming.Hosting;

namespace Streaming.Observability.Docs;

/// <summary>What the parts of a definition are in words.</summary>
internal static partial class KpiPageText
{
    /// <summary>The unit of the values.</summary>
    public static string Unit(KpiUnit unit) => unit switch
    {
        KpiUnit.Count => "count",
        KpiUnit.Seconds => "seconds",
        KpiUnit.Ratio => "ratio: 0.5 is 50 %",
        KpiUnit.Points => "points, from -100 to 100",
        KpiUnit.Score => "points of its own scale",
        KpiUnit.Number => "number",
        _ => "minor units (cents) of the tenant's currency",
    };

    /// <summary>Which way is better.</summary>
    public static string Direction(KpiDirection direction) => direction switch
    {
        KpiDirection.HigherIsBetter => "higher",
        KpiDirection.LowerIsBetter => "lower",
        _ => "neither: context for others",
    };

    /// <summary>How durations are measured; empty for what is none.</summary>
    public static string Clock(KpiDefinition definition) =>
        definition.IsCalendarTime ? "calendar: every second counts"
        : definition.IsBusinessTime ? "business: open hours only"
        : "";

    /// <summary>A statistic by its name.</summary>
    public static string Statistic(string statistic, int place) =>
        (statistic.Length == 0 ? "the KPI itself" : $"`{statistic}`") + (place == 0 ? " (headline)" : "");

    /// <summary>What may split it.</summary>
    public static string Splits(KpiDefinition definition) => definition.Cubes.Count == 0
        ? "nothing: it is known as a whole only"
        : string.Join("; or ", definition.Cubes.Where(cube => cube == Cube.Main || !definition.MainCubeOnly).Select(SplitsOf));

    /// <summary>What can be listed behind it.</summary>
    public static string Behind(Kpi kpi) => KpiSamples.Find(kpi) is { } sample
        ? "tickets, which `ListTickets` and `ExportTickets` list" + (sample.HasParts ? ", those for it and those against it apart" : "")
        : $"no tickets, but {Material(kpi)}";

    /// <summary>What it is made of.</summary>
    public static string Material(Kpi kpi) => Labels.In(Labels.English)[$"material.{KpiSamples.NameOf(KpiSamples.MaterialOf(kpi))}"];

    /// <summary>The gauges that export it.</summary>
    public static string Metric(KpiDefinition definition) => !definition.IsGaugedByPolicy
        ? string.Join("`, `", KpiMetricName.AllOf(definition))
        : definition.Key switch
        {
            "sla_running" => MetricNames.SlaRunning,
            "sla_at_risk" => MetricNames.SlaAtRisk,
            _ => MetricNames.SlaBreachedOpen,
        };

    /// <summary>Where the wall-board shows it.</summary>
    public static string Board(KpiDefinition definition) =>
        BoardPlace.Tiles.TryGetValue(definition.Key, out var statistic) ? $"a tile, {(statistic.Length > 0 ? $"`{statistic}` large" : "its headline large")}"
        : BoardPlace.Beneath.Contains(definition.Key) ? "beneath the tile of another"
        : $"on request: `?kpi={definition.Key}`";

    /// <summary>The bands of a set; empty where it has none.</summary>
    public static string Bands(BandSet set, KpiDefinition definition) => set.TryGet(definition.Key, out var rule)
        ? $"{string.Join(", ", rule.Steps.Select(step => $"{Name(step.Band)} {step.Limit}").Append($"else {Name(rule.Otherwise)}"))}. {set.Source}"
        : "";

    /// <summary>How it relates to its window.</summary>
    public static IReadOnlyList<string> Windows(Kpi kpi)
    {
        var definition = kpi.Definition;
        var lines = new List<string>
        {
            definition.Kind == KpiKind.Level
                ? "The state at the window's end, by all that happened before it; with it come the state at the start and the change. What happens exactly at the end is not in it."
                : "What happened within the window, summed over the panes that cover it exactly, and computed from the sums: no average is ever averaged.",
            definition.Unit == KpiUnit.Money
                ? "Windows, periods and intervals of at least a day. The days of the tenant's zone that begin in it count, whole."
                : "Any rolling window, calendar period or explicit interval.",
        };
        if (definition.Cubes.Contains(Cube.Agent) && !definition.MainCubeOnly)
        {
            lines.Add("Split by agent: windows of an hour and longer, which end at a full minute.");
        }

        if (kpi.SettlesLater)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Provisional until {kpi.SettlesAfter.TotalHours:0} h (by default) after the window's end: until then it may move without late events, and is marked so."));
        }

        return lines;
    }

    /// <summary>When it has no value.</summary>
    public static string Absence(Kpi kpi) =>
        kpi switch
        {
            CountKpi or LevelKpi => "Nothing happened: 0, once the tenant is known; before that, no value.",
            SlaCount or ClockLevelKpi => "Nothing of the kind happened: 0, where a policy promises it; else no value.",
            _ => "Nothing observed, or nothing to divide by: no value, and so no band.",
        }
        + (kpi.Definition.IsOfCustomers ? " Where nobody reads the topics of customers and business, no value either." : "");

    /// <summary>A text, with contradictions and other KPIs linked to what is said about them.</summary>
    public static string Linked(string text) => KpiKey().Replace(
        ContradictionId().Replace(text, static match => $"([{match.Groups[1].Value}](contradictions.md#{match.Groups[1].Value.ToLowerInvariant()}))"),
        static match => KpiRegistry.Find(match.Value) is null ? match.Value : $"[`{match.Value}`]({match.Value}.md)");

    private static string Name(Band band) => Labels.In(Labels.English)["band." + band switch
    {
        Band.AboveAverage => "above_average",
        Band.BelowTypical => "below_typical",
        _ => band.ToString().ToLowerInvariant(),
    }];

    private static string SplitsOf(Cube cube) => cube switch
    {
        Cube.Main => $"any two of {Dimensions.Team}, {Dimensions.Channel}, {Dimensions.Category}, {Dimensions.Priority}, {Dimensions.Product}, as configured",
        Cube.Agent or Cube.Business => $"{Dimensions.Team} and {Dimensions.Agent}",
        Cube.Customer => Dimensions.Customer,
        Cube.Base => $"{Dimensions.Segment} and {Dimensions.Agent}",
        Cube.Product => $"{Dimensions.Segment} and {Dimensions.Product}",
        Cube.Topic => Dimensions.Topic,
        _ => throw new ArgumentOutOfRangeException(nameof(cube), cube, "A cube that splits no KPI."),
    };

    [GeneratedRegex(@"\((C1?\d)\)")]
    private static partial Regex ContradictionId();

    [GeneratedRegex(@"\b[a-z]+(?:_[a-z0-9]+)+\b|\bmttr\b|\bfcr\b")]
    private static partial Regex KpiKey();
}
