using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Kpis.Surveys;

namespace Streaming.Observability.Docs;

/// <summary>The page of a KPI, made from its definition and the labels, so that it cannot say anything else than they do.</summary>
internal static class KpiPage
{
    /// <summary>What every page says first, unseen by readers.</summary>
    public const string Heading = "<!-- Generated from the definitions: change these, then 'dotnet run --project services/observability/Streaming.Observability -- docs'. -->";

    /// <summary>The page.</summary>
    /// <param name="kpi">The KPI.</param>
    public static string Write(Kpi kpi)
    {
        var definition = kpi.Definition;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"{Heading}\n\n# {NameOf(definition, Labels.English)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{Labels.In(Labels.English)[$"about.{definition.Key}"]}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"*{NameOf(definition, Labels.French)}.* {Labels.In(Labels.French)[$"about.{definition.Key}"]}\n\n");
        page.Append("| | |\n|---|---|\n");
        Row(page, "key", $"`{definition.Key}`");
        Row(page, "catalogue", definition.CatalogueId.Length > 0 ? definition.CatalogueId : "ours");
        Row(page, "unit", KpiPageText.Unit(definition.Unit));
        Row(page, "better", KpiPageText.Direction(definition.Direction));
        Row(page, "clock", KpiPageText.Clock(definition));
        Row(page, "statistics", string.Join(", ", definition.Statistics.Select(KpiPageText.Statistic)));
        Row(page, "split by", KpiPageText.Splits(definition));
        Row(page, "behind it", KpiPageText.Behind(kpi));
        Row(page, "metric", $"`{KpiPageText.Metric(definition)}`");
        Row(page, "on the wall-board", KpiPageText.Board(definition));
        foreach (var set in BandSet.BuiltIn)
        {
            Row(page, $"bands `{set.Name}`", KpiPageText.Bands(set, definition));
        }

        page.Append(CultureInfo.InvariantCulture, $"\n## Formula\n\n{definition.Formula}\n\n*Source:* {definition.Source}\n");
        if (definition.VariantOf(SurveyUnit.PerResponse) is { Length: > 0 } variant)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n*This variant:* {KpiPageText.Linked(variant)}\n");
        }

        if (definition.CountsAnswers)
        {
            var latest = definition.VariantOf(SurveyUnit.LatestPerCustomer)[definition.Variant.Length..].TrimStart();
            page.Append(CultureInfo.InvariantCulture, $"\n*With `Engine:SurveyUnit=LatestPerCustomer`:* {KpiPageText.Linked(latest)} Groups add up to the whole; a load profile has none. See [latest-answers.md](../decisions/latest-answers.md).\n");
        }

        List(page, "Windows", KpiPageText.Windows(kpi));
        List(page, "Edge cases", [.. definition.EdgeCases, KpiPageText.Absence(kpi)]);
        List(page, "What not to conclude from it", definition.Cautions);
        Related(page, kpi);
        return page.ToString();
    }

    /// <summary>What a KPI is called.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="language">One of <see cref="Labels.Languages"/>.</param>
    public static string NameOf(KpiDefinition definition, string language) => Labels.NameOf(definition.Key, language) ?? definition.Key;

    private static void Row(StringBuilder page, string name, string text) =>
        page.Append(text.Length > 0 ? $"| {name} | {text.Replace("|", "\\|", StringComparison.Ordinal)} |\n" : "");

    private static void List(StringBuilder page, string title, IReadOnlyList<string> items)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        foreach (var item in items)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {KpiPageText.Linked(item)}\n");
        }
    }

    /// <summary>Other forms of the same entry of the catalogue.</summary>
    private static void Related(StringBuilder page, Kpi kpi)
    {
        var id = kpi.Definition.CatalogueId;
        var others = KpiRegistry.All.Where(other => id.Length > 0 && other != kpi && other.Definition.CatalogueId == id).ToList();
        if (others.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## Other numbers of {id}\n\n");
            foreach (var other in others.Select(static other => other.Definition))
            {
                page.Append(CultureInfo.InvariantCulture, $"- [`{other.Key}`]({other.Key}.md): {NameOf(other, Labels.English)}\n");
            }
        }
    }
}
