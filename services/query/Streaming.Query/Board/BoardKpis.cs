using Streaming.Domain.Settings;
using Streaming.Query.Options;

namespace Streaming.Query.Board;

/// <summary>The KPIs of a board whose address names none, the most important first: three large tiles, then rows of four.</summary>
/// <param name="options">May name others.</param>
/// <param name="engine">Says whether there are SLA policies.</param>
internal sealed class BoardKpis(QueryOptions options, EngineSettings engine)
{
    private static readonly string[] WithPromises =
    [
        "first_response_time", "sla_compliance", "backlog",
        "sla_breached_open", "sla_at_risk", "sla_running", "tickets_total",
        "mttr", "fcr", "resolution_rate", "avg_response_time",
        "csat_pct", "nps", "ces", "aht",
    ];

    private static readonly string[] WithoutPromises =
    [
        "first_response_time", "resolution_rate", "backlog",
        "tickets_total", "mttr", "fcr", "avg_response_time",
        "csat_pct", "nps", "ces", "aht",
    ];

    /// <summary>Whether there are SLA policies: without any, no promise is ever kept or broken.</summary>
    public bool HasPromises => engine.Sla.Versions.Count > 0;

    /// <summary>Whether tickets are held, and so can be listed.</summary>
    public bool FollowsTickets => options.MaxTickets > 0;

    /// <summary>What is to be said of where the numbers come from, by language; <see langword="null"/> where nothing is.</summary>
    public Dictionary<string, string>? Note => string.IsNullOrWhiteSpace(options.Note)
        ? null
        : new() { ["en"] = options.Note, ["fr"] = string.IsNullOrWhiteSpace(options.NoteFr) ? options.Note : options.NoteFr };

    /// <summary>Whether the events behind a KPI are made up.</summary>
    /// <param name="group">The KPI's group.</param>
    public bool IsSynthetic(string group) => options.SyntheticGroups?.Contains(group) ?? false;

    /// <summary>Their keys, in order.</summary>
    public IReadOnlyList<string> Keys => options.BoardKpis ?? (HasPromises ? WithPromises : WithoutPromises);
}
