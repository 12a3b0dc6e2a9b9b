using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Synthetic;

/// <summary>Knows which KPIs stand on tickets alone: where companions go with real tickets, all others stand on synthetic events.</summary>
internal static class SyntheticKpis
{
    /// <summary>What marks them in a table.</summary>
    public const string Mark = " *";

    /// <summary>What the mark means.</summary>
    public const string Meaning = "* from synthetic events";

    // Of the catalogue. The tickets of each customer of the base (T3) take the number of customers from synthetic counts.
    private static readonly HashSet<string> OfTickets = new(StringComparer.Ordinal)
    {
        "T1", "T2", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "I1", "I2", "I4", "I10",
    };

    // Of T3, those who had a ticket are counted from tickets.
    private static readonly HashSet<string> AlsoOfTickets = new(StringComparer.Ordinal) { "active_customers" };

    /// <summary>The keys of the KPIs that do not stand on tickets alone.</summary>
    /// <param name="catalogue">All KPIs.</param>
    /// <returns>Keys, in the catalogue's order.</returns>
    public static IReadOnlyList<string> Of(ListKpisResponse catalogue) =>
        [.. catalogue.Kpis.Where(static kpi => kpi.CatalogueId.Length > 0 && !OfTickets.Contains(kpi.CatalogueId) && !AlsoOfTickets.Contains(kpi.Key)).Select(static kpi => kpi.Key)];
}
