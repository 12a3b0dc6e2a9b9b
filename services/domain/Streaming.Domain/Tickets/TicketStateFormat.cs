namespace Streaming.Domain.Tickets;

/// <summary>What a stored state of a ticket has, as its first byte says.</summary>
/// <param name="HasClocks">What was published of SLA clocks is part of it.</param>
/// <param name="HasKeeping">It says how the ticket is to be kept, and what was said of its clocks.</param>
/// <param name="IsPacked">Its contributions and identities are packed.</param>
/// <param name="HasPast">Of what is settled it knows the last fact, what left, and what the ticket was at each call and answer that stays.</param>
internal readonly record struct TicketStateFormat(bool HasClocks, bool HasKeeping, bool IsPacked, bool HasPast);
