namespace Streaming.Query.Metrics;

/// <summary>A ticket with a clock that is past due and still waits for its stop.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Clock">The kind of clock.</param>
/// <param name="Team">The team that has the ticket.</param>
/// <param name="Id">The ticket.</param>
/// <param name="SinceMs">Since when it is late: the due time, Unix milliseconds.</param>
internal readonly record struct LateTicket(string Tenant, string Policy, string Clock, string Team, string Id, long SinceMs);
