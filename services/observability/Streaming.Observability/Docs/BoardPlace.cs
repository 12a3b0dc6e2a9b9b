namespace Streaming.Observability.Docs;

/// <summary>What the wall-board shows by itself: its tiles, and the numbers beneath them. A test holds it against the board's own layout.</summary>
internal static class BoardPlace
{
    /// <summary>The KPIs with a tile, and the statistic that is shown large.</summary>
    public static IReadOnlyDictionary<string, string> Tiles { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["first_response_time"] = "p50",
        ["sla_compliance"] = "",
        ["backlog"] = "",
        ["sla_breached_open"] = "",
        ["sla_at_risk"] = "",
        ["sla_running"] = "",
        ["resolution_rate"] = "",
        ["avg_response_time"] = "p50",
        ["tickets_total"] = "",
        ["mttr"] = "p50",
        ["fcr"] = "",
        ["csat_pct"] = "",
        ["nps"] = "",
        ["ces"] = "",
        ["aht"] = "mean",
    };

    /// <summary>The KPIs that are shown beneath the tile of another.</summary>
    public static IReadOnlySet<string> Beneath { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "sla_met", "sla_breached", "unanswered_open", "reopenings", "resolution_rate_ever", "resolved", "first_resolutions", "csat_mean",
        "nps_margin95", "calls",
    };
}
