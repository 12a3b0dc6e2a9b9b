namespace Streaming.Query.Board.Json;

/// <summary>What there is to ask for.</summary>
internal sealed record CatalogueJson
{
    /// <summary>Every KPI, in catalogue order.</summary>
    public required IReadOnlyList<DefinitionJson> Kpis { get; init; }

    /// <summary>The sets of dimensions within which a question may filter and split.</summary>
    public required IReadOnlyList<CubeJson> Cubes { get; init; }

    /// <summary>Names of the rolling windows, shortest first.</summary>
    public required IReadOnlyList<string> Windows { get; init; }

    /// <summary>Names of the calendar periods, which may be asked for like windows.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>Keys of the KPIs of a board whose address names none, in order.</summary>
    public required IReadOnlyList<string> Board { get; init; }

    /// <summary>Whether SLA policies are configured: without any, no promise is ever kept or broken.</summary>
    public required bool Promises { get; init; }

    /// <summary>What is to be said of where the numbers come from, by language; left out where nothing is.</summary>
    public Dictionary<string, string>? Note { get; init; }

    /// <summary>The step at which the board draws each window and period: few enough points to be read at a glance.</summary>
    public required IReadOnlyDictionary<string, string> Steps { get; init; }
}

/// <summary>What one KPI means.</summary>
internal sealed record DefinitionJson
{
    /// <summary>Stable key.</summary>
    public required string Key { get; init; }

    /// <summary>Id in the KPI catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>Name by language.</summary>
    public required Dictionary<string, string> Name { get; init; }

    /// <summary><c>count</c>, <c>seconds</c>, <c>ratio</c>, <c>points</c>, <c>score</c>, <c>number</c>, or <c>money</c> in minor units.</summary>
    public required string Unit { get; init; }

    /// <summary><c>higher</c> or <c>lower</c> is better; <c>none</c> where neither is.</summary>
    public required string Direction { get; init; }

    /// <summary><c>flow</c> or <c>level</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Currency of its amounts, ISO 4217; left out where it has none.</summary>
    public string? Currency { get; init; }

    /// <summary>What it is about, such as <c>tickets</c>; labels name it.</summary>
    public required string Group { get; init; }

    /// <summary>Whether the configuration of this service defines it; left out when not.</summary>
    public bool? UserDefined { get; init; }

    /// <summary>Whether the events behind it are made up; left out when not.</summary>
    public bool? Synthetic { get; init; }

    /// <summary>What it is made of: <c>tickets</c>, or something of which there is no list, such as <c>money</c>; labels name it.</summary>
    public required string MadeOf { get; init; }

    /// <summary>Whether the tickets behind it can be listed; left out when not.</summary>
    public bool? Tickets { get; init; }

    /// <summary>Whether they can be listed by <c>part</c>, <c>good</c> or <c>bad</c>; left out when not.</summary>
    public bool? TicketParts { get; init; }

    /// <summary>Where the sources define it in several ways, which of them this is; left out where there is one.</summary>
    public string? Variant { get; init; }

    /// <summary><see cref="Variant"/> in French.</summary>
    public string? VariantFr { get; init; }

    /// <summary>Whether it ranks the values of what splits it, and of all together is neither good nor bad; left out when not.</summary>
    public bool? Ranking { get; init; }

    /// <summary>Whether it says something only of the groups of a split, and of all together is another KPI's total, or the whole; left out when not.</summary>
    public bool? OfGroups { get; init; }

    /// <summary>Formula in words.</summary>
    public required string Formula { get; init; }

    /// <summary>Where the definition comes from.</summary>
    public required string Source { get; init; }

    /// <summary><see cref="Formula"/> in French.</summary>
    public required string FormulaFr { get; init; }

    /// <summary><see cref="Source"/> in French.</summary>
    public required string SourceFr { get; init; }

    /// <summary>Statistics, in the order of answers; <c>value</c> is the KPI itself.</summary>
    public required IReadOnlyList<string> Statistics { get; init; }

    /// <summary><c>calendar</c> or <c>business</c>; left out where no duration is measured.</summary>
    public string? Clock { get; init; }

    /// <summary>Names of the cubes that can split it.</summary>
    public required IReadOnlyList<string> Cubes { get; init; }

    /// <summary>Whether recent values may still move without late events.</summary>
    public required bool SettlesLater { get; init; }

    /// <summary>What its values are judged by.</summary>
    public required IReadOnlyList<StandardJson> Standards { get; init; }

    /// <summary>What not to conclude from it.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary><see cref="Cautions"/> in French, in their order.</summary>
    public required IReadOnlyList<string> CautionsFr { get; init; }
}

/// <summary>A set of dimensions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dimensions">Its dimensions, in order.</param>
/// <param name="ShortestWindow">The shortest rolling window; empty when all.</param>
internal sealed record CubeJson(string Name, IReadOnlyList<string> Dimensions, string ShortestWindow);
