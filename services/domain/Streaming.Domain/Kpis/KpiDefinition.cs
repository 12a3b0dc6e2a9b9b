using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis;

/// <summary>What one KPI means, in words that every surface shows alike.</summary>
public sealed record KpiDefinition
{
    /// <summary>The only statistic of a KPI that has no others: the KPI itself.</summary>
    public static IReadOnlyList<string> ItselfOnly { get; } = [""];

    private const string EveryAnswer = "Every answer counts, not every customer (C14).";

    private const string LatestAnswer =
        "Of each customer the latest answer within the interval counts, under its own values; an answer of somebody unknown counts by itself (C14).";

    /// <summary>Stable key: lower case, digits and underscores.</summary>
    public required string Key { get; init; }

    /// <summary>Id in the catalogue of KPIs; empty for one that the catalogue does not have.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>Name in English of a KPI that the configuration defines; those of the others are labels, by their keys.</summary>
    public string? NameEn { get; init; }

    /// <summary>Name in French, alike.</summary>
    public string? NameFr { get; init; }

    /// <summary>Unit of every statistic, unless the statistic is a count by its name.</summary>
    public required KpiUnit Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required KpiDirection Direction { get; init; }

    /// <summary>Flow or level.</summary>
    public KpiKind Kind { get; init; } = KpiKind.Flow;

    /// <summary>Formula in words: numerator, divisor, what is left out.</summary>
    public required string Formula { get; init; }

    /// <summary>Where the definition comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Names of the statistics, in the order of their values; the first is the headline, "" is the KPI itself.</summary>
    public IReadOnlyList<string> Statistics { get; init; } = ItselfOnly;

    /// <summary>Whether its durations are measured by the calendar clock: every second counts.</summary>
    public bool IsCalendarTime { get; init; }

    /// <summary>Whether its durations are measured by the business clock: only open hours count.</summary>
    public bool IsBusinessTime { get; init; }

    /// <summary>Where the sources define it in several ways: which of them this is; empty where there is one way only.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Whether it counts answers to surveys: every one, or the latest of each customer, as the configuration says (C14).</summary>
    public bool CountsAnswers { get; init; }

    /// <summary>Which of several definitions it is under a configuration: <see cref="Variant"/>, and whose answers count.</summary>
    /// <param name="unit">What a survey counts.</param>
    public string VariantOf(SurveyUnit unit) => !CountsAnswers ? Variant
        : (Variant.Length > 0 ? Variant + " " : "") + (unit == SurveyUnit.PerResponse ? EveryAnswer : LatestAnswer);

    /// <summary>What happens at its edges, one sentence each.</summary>
    public IReadOnlyList<string> EdgeCases { get; init; } = [];

    /// <summary>What not to conclude from it, one sentence each.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Whether it is a sum, and no estimate from a sample, although it is no count.</summary>
    public bool IsTally { get; init; }

    /// <summary>Statistics of a sum that are means all the same.</summary>
    public IReadOnlyList<string> Estimates { get; init; } = [];

    /// <summary>Whether a statistic is a count or a sum, which says as much of few observations as of many.</summary>
    /// <param name="statistic">The statistic.</param>
    public bool IsSum(string statistic) => Unit == KpiUnit.Count || (IsTally && !Estimates.Contains(statistic));

    /// <summary>Whether metrics show it by SLA policy, clock and team as of now, and not by window.</summary>
    public bool IsGaugedByPolicy { get; init; }

    /// <summary>Whether the configuration defines it.</summary>
    public bool IsUserDefined { get; init; }

    /// <summary>The cubes that can split it; where several can, the first of them does.</summary>
    public IReadOnlyList<Cube> Cubes { get; init; } = [Cube.Main, Cube.Agent];

    /// <summary>The cubes that it is computed from where nothing splits it; none for the first that can split it.</summary>
    public IReadOnlyList<Cube> Reads { get; init; } = [];

    /// <summary>Whether it holds the interval against the period before, beyond the trend that every KPI has.</summary>
    public bool ReadsPrevious { get; init; }

    /// <summary>
    /// Measures that must be known of by the day of the interval's start, or of the start of the period before where it reads that one: what lies
    /// before the first event of their kind is not known, and not zero.
    /// </summary>
    public IReadOnlyList<MeasureId> KnownSince { get; init; } = [];

    /// <summary>
    /// Whether it ranks the values of what splits it: of one value a number says something, of all together it is neither good nor bad, and is not
    /// judged.
    /// </summary>
    public bool IsRanking { get; init; }

    /// <summary>
    /// Whether it says something only of the groups of a split: of all together it is another KPI's total, or the whole, under this name. Lists of
    /// numbers that nothing splits leave it out.
    /// </summary>
    public bool IsOfGroups { get; init; }

    /// <summary>Whether it is about customers, money or the workforce, which shards keyed by customer tell of.</summary>
    public bool IsOfCustomers => (Cubes.Count > 0 ? Cubes[0] : Reads.Count > 0 ? Reads[0] : Cube.Main) >= Cube.Base;

    /// <summary>Whether only the main cube splits it, because it is a matter of tickets and not of who worked on them.</summary>
    public bool MainCubeOnly { get; init; }
}
