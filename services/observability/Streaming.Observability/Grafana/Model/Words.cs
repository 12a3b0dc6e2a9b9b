using Streaming.Contracts;
using Streaming.Domain.Kpis;

namespace Streaming.Observability.Grafana.Model;

/// <summary>What people read, in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Fr">French.</param>
internal sealed record Words(string En, string Fr)
{
    /// <summary>French, with spaces that do not break before marks.</summary>
    public string Fr { get; init; } = FrenchText.Of(Fr);

    /// <summary>Nothing to read.</summary>
    public static readonly Words None = new("", "");

    /// <summary>The same in both languages: a name, a label in braces.</summary>
    /// <param name="text">The text.</param>
    public static Words Same(string text) => new(text, text);

    /// <summary>The name of a KPI.</summary>
    /// <param name="definition">The KPI.</param>
    public static Words Of(KpiDefinition definition) => new(Name(definition, Labels.English), Name(definition, Labels.French));

    /// <summary>How a KPI is computed.</summary>
    /// <param name="definition">The KPI.</param>
    public static Words OfFormula(KpiDefinition definition) =>
        new(definition.Formula, Labels.In(Labels.French).GetValueOrDefault($"formula.{definition.Key}") ?? definition.Formula);

    /// <summary>The text in a language.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => language == Language.French ? Fr : En;

    /// <summary>These words with others behind them.</summary>
    /// <param name="more">The others.</param>
    public Words And(Words more) => new(En + more.En, Fr + more.Fr);

    /// <summary>These words as the title of a panel over Prometheus' history, which late events do not correct.</summary>
    public Words AsSeenThen() => And(new(" (as seen then)", " (tel que vu alors)"));

    /// <summary>These words as the title of a panel over the product's own history, which late events have corrected.</summary>
    public Words Corrected() => And(new(" (corrected)", " (corrigé)"));

    private static string Name(KpiDefinition definition, string language) => Labels.NameOf(definition.Key, language) ?? definition.Key;
}
