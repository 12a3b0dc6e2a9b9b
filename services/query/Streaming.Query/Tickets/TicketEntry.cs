using Streaming.Domain.Tickets.Views;

namespace Streaming.Query.Tickets;

/// <summary>One ticket's stored state. Never changes, but for what is remembered of it.</summary>
/// <param name="Key">The ticket's key within its shard.</param>
/// <param name="State">The encoded state.</param>
/// <param name="Version">The commit that wrote it, as far as is known: one that wrote the same again does not count; 0 for a dormant ticket.</param>
internal sealed record TicketEntry(byte[] Key, byte[] State, long Version = 0)
{
    /// <summary>Its comments, once they were asked for; threads that find them at once find the same.</summary>
    public IReadOnlyList<SurveyComment>? Comments { get; set; }
}
