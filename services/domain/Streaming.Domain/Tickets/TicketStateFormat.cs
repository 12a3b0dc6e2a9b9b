namespace Streaming.Domain.Tickets;

/// <summary>What a stored state of a ticket has, as its first byte says.</summary>
/// <param name="HasClocks">What was published of SLA clocks is part of it.</param>
/// <param name="HasKeeping">It says how the ticket is to be kept, and what was said of its clocks.</param>
/// <param name="IsPacked">Its contributions and identities are packed.</param>
internal readonly record struct TicketStateFormat(bool HasClocks, bool HasKeeping, bool IsPacked);
