namespace Streaming.Query.Options;

/// <summary>Writes the formula of a KPI that the configuration defines in words.</summary>
internal static class DefinedKpiText
{
    /// <summary>The formula.</summary>
    /// <param name="options">A valid definition.</param>
    /// <param name="headline">Of a duration, the statistic that stands first.</param>
    public static string Of(DefinedKpiOptions options, string headline) => options.Formula switch
    {
        DefinedKpiFormula.Ratio => $"{Sum(options.Measures!)}, over {Sum(options.Divisor!)}.",
        DefinedKpiFormula.Sum => $"{Sum(options.Measures!)} in the interval.",
        DefinedKpiFormula.Level => $"{Sum(options.Measures!)} at the interval's end.",
        _ => $"{headline} and the other statistics of {Sum(options.Measures!)} in the interval.",
    };

    private static string Sum(IReadOnlyList<MeasureTermOptions> terms) => string.Join(" + ", terms.Select(Term));

    private static string Term(MeasureTermOptions term)
    {
        var filters = (term.Filters ?? new Dictionary<string, IReadOnlyList<string>>())
            .Select(static filter => $"{filter.Key} {string.Join(" or ", filter.Value)}");
        var text = string.Join(", ", filters);
        return (term.Time ? $"time of {term.Measure}" : term.Measure) + (text.Length > 0 ? $" ({text})" : "");
    }
}
