namespace Streaming.Query.Tickets;

/// <summary>One ticket's stored state. Never changes.</summary>
/// <param name="Key">The ticket's key within its shard.</param>
/// <param name="State">The encoded state.</param>
internal sealed record TicketEntry(byte[] Key, byte[] State);
