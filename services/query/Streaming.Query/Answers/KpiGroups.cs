using Streaming.Domain.Kpis;

namespace Streaming.Query.Answers;

/// <summary>What KPIs are about, so that lists of all of them can be read: the groups are labels, <c>group.customers</c>.</summary>
internal static class KpiGroups
{
    /// <summary>Of KPIs that the configuration defines.</summary>
    public const string Own = "own";

    /// <summary>The groups of the built-in KPIs.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["tickets", "promises", "calls", "satisfaction", "customers", "products", "money", "workforce", "self_service"];

    /// <summary>The group of a KPI.</summary>
    /// <param name="definition">The KPI.</param>
    public static string Of(KpiDefinition definition) => definition.IsUserDefined ? Own : definition.CatalogueId switch
    {
        "T10" => "promises",
        "T11" => "calls",
        "V5" or "W1" or "I3" => "workforce",
        "L1" or "L2" or "L3" or "I5" => "customers",
        "L4" or "L5" or "I6" or "I7" or "I9" => "products",
        "C1" or "C2" or "I8" => "money",
        ['V', ..] => "satisfaction",
        ['D', ..] => "self_service",
        _ => "tickets",
    };
}
