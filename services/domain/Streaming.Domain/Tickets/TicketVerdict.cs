namespace Streaming.Domain.Tickets;

/// <summary>What follows from a ticket's evaluation for keeping it.</summary>
/// <param name="DeadlineMs">When time alone changes something next, Unix milliseconds.</param>
/// <param name="IsLive">Whether the ticket is open, or waits for a deadline; a ticket that is not may rest in the store alone.</param>
/// <param name="IsExpired">Whether the ticket need not be kept any more; its contributions stay.</param>
internal readonly record struct TicketVerdict(long DeadlineMs, bool IsLive, bool IsExpired);
