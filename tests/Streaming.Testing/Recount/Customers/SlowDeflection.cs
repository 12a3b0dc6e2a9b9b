using System.Text.Json;

namespace Streaming.Testing.Recount.Customers;

/// <summary>
/// D1 from the raw events of tickets and of self-service, the slow and obvious way: of each session that helped, all tickets are looked at.
/// Shares no code with the engine.
/// </summary>
public sealed class SlowDeflection
{
    private readonly List<(string Customer, long TimeMs)> _tickets = [];
    private readonly List<(string? Customer, long TimeMs, bool Resolved)> _sessions = [];

    /// <summary>Reads a log.</summary>
    /// <param name="records">Tickets and sessions, in any order, with any repetitions; only valid events of the default tenant, no two creations of a ticket at one time.</param>
    public SlowDeflection(IEnumerable<RecountRecord> records)
    {
        var events = records.Select(record => JsonDocument.Parse(record.Json).RootElement)
            .DistinctBy(one => one.GetProperty("id").GetString())
            .Select(one => (
                Type: one.GetProperty("type").GetString()!,
                TimeMs: one.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds(),
                Data: one.GetProperty("data")))
            .OrderBy(one => one.TimeMs)
            .ToList();
        foreach (var ticket in events.Where(one => one.Type.StartsWith("support.ticket.", StringComparison.Ordinal)).GroupBy(one => one.Data.GetProperty("ticketId").GetString()))
        {
            var isVoid = ticket.Any(one => one.Type == "support.ticket.merged.v1"
                || (one.Type == "support.ticket.deleted.v1" && one.Data.GetProperty("reason").GetString() is "spam" or "test" or "duplicate"));
            if (!isVoid && ticket.Where(one => one.Type == "support.ticket.created.v1").Take(1).ToList() is [var created])
            {
                _tickets.Add((created.Data.GetProperty("customerId").GetString()!, created.TimeMs));
            }
        }

        foreach (var (_, timeMs, data) in events.Where(one => one.Type == "support.selfservice.session.v1"))
        {
            _sessions.Add((data.TryGetProperty("customerId", out var customer) ? customer.GetString() : null, timeMs, data.GetProperty("resolved").GetBoolean()));
        }
    }

    /// <summary>The deflection of an interval.</summary>
    /// <param name="fromMs">First instant inside, Unix milliseconds.</param>
    /// <param name="toMs">First instant outside.</param>
    /// <param name="delayMs">How soon a ticket must follow, milliseconds.</param>
    /// <returns>The share net and gross; <see langword="null"/> where there is none.</returns>
    public (double? Net, double? Gross) Ask(long fromMs, long toMs, long delayMs)
    {
        var resolved = _sessions.Where(session => session.Resolved && session.TimeMs >= fromMs && session.TimeMs < toMs).ToList();
        var stand = resolved.Count(session => !_tickets.Exists(
            ticket => ticket.Customer == session.Customer && ticket.TimeMs >= session.TimeMs && ticket.TimeMs <= session.TimeMs + delayMs));
        var tickets = _tickets.Count(ticket => ticket.TimeMs >= fromMs && ticket.TimeMs < toMs);
        var isUsed = _sessions.Exists(session => session.TimeMs >= fromMs && session.TimeMs < toMs);
        return (Share(stand), Share(resolved.Count));

        double? Share(int count) => !isUsed || count + tickets == 0 ? null : (double)count / (count + tickets);
    }
}
