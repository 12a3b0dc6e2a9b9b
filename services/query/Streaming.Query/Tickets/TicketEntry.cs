using Streaming.Domain.Tickets.Views;

namespace Streaming.Query.Tickets;

/// <summary>One ticket's stored state. Never changes, but for what is remembered of it.</summary>
/// <param name="Key">The ticket's key within its shard.</param>
/// <param name="State">The encoded state.</param>
internal sealed record TicketEntry(byte[] Key, byte[] State)
{
    /// <summary>Its comments, once they were asked for; threads that find them at once find the same.</summary>
    public IReadOnlyList<SurveyComment>? Comments { get; set; }
}
