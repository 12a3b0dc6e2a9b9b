using Streaming.Domain.Names;
using Streaming.Domain.Sla.Clocks;
using Streaming.Query.Index;

namespace Streaming.Query.SlaEvents;

/// <summary>Which events of SLA clocks are asked for. Checked.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Kinds">What became of the clock; empty for anything.</param>
/// <param name="Clocks">The kinds of clock; empty for all.</param>
/// <param name="Policies">The policies; empty for all.</param>
/// <param name="Teams">The teams; empty for all.</param>
internal sealed record SlaEventFilter(
    string Tenant,
    IReadOnlySet<SlaTransitionKind> Kinds,
    IReadOnlySet<ClockKind> Clocks,
    IReadOnlySet<string> Policies,
    IReadOnlySet<string> Teams)
{
    /// <summary>Whether an event is asked for; its tenant is.</summary>
    /// <param name="news">The event.</param>
    /// <param name="names">The names of its shard.</param>
    public bool Passes(in ClockNews news, ShardNamesSnapshot names) =>
        (Kinds.Count == 0 || Kinds.Contains(news.Kind))
        && (Clocks.Count == 0 || Clocks.Contains(news.Clock))
        && (Policies.Count == 0 || Policies.Contains(names.TextOf(news.Policy) ?? NameId.UnknownText))
        && (Teams.Count == 0 || Teams.Contains(names.TextOf(news.Team) ?? NameId.UnknownText));
}
