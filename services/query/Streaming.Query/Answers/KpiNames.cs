using System.Globalization;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Surveys;

namespace Streaming.Query.Answers;

/// <summary>What KPIs are called, on every surface alike.</summary>
internal static class KpiNames
{
    /// <summary>The name of a KPI: its label, or what the configuration calls it.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="language">One of <see cref="Labels.Languages"/>.</param>
    public static string Of(KpiDefinition definition, string language) =>
        Labels.NameOf(definition.Key, language)
        ?? (language == Labels.French ? definition.NameFr : definition.NameEn)
        ?? definition.NameEn
        ?? definition.Key;

    /// <summary>Which of several definitions a KPI is, and of surveys which answers count; in its own words where there is no label.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="unit">What surveys count.</param>
    /// <param name="language">One of <see cref="Labels.Languages"/>.</param>
    public static string Variant(KpiDefinition definition, SurveyUnit unit, string language)
    {
        var own = Word("variant", definition, language) ?? definition.Variant;
        if (!definition.CountsAnswers)
        {
            return own;
        }

        var counted = Labels.In(language)[unit == SurveyUnit.LatestPerCustomer ? "counted.latest_per_customer" : "counted.per_response"];
        return own.Length > 0 ? $"{own} {counted}" : counted;
    }

    /// <summary>What not to conclude from a KPI, in the order of its definition; in its own words where there is no label.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="language">One of <see cref="Labels.Languages"/>.</param>
    public static IEnumerable<string> Cautions(KpiDefinition definition, string language) => definition.Cautions.Select(
        (caution, i) => Labels.In(language).GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"caution.{definition.Key}_{i + 1}")) ?? caution);

    /// <summary>What a label says of a built-in KPI.</summary>
    /// <param name="kind">The kind of label, such as <c>formula</c>.</param>
    /// <param name="definition">The KPI.</param>
    /// <param name="language">One of <see cref="Labels.Languages"/>.</param>
    /// <returns><see langword="null"/> where there is none.</returns>
    public static string? Word(string kind, KpiDefinition definition, string language) =>
        Labels.In(language).GetValueOrDefault($"{kind}.{definition.Key}");
}
