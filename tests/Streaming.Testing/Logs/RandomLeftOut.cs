namespace Streaming.Testing.Logs;

/// <summary>Writes one record that takes no part in any number.</summary>
internal static class RandomLeftOut
{
    private const long DayMs = 86_400_000;

    /// <summary>Writes the record.</summary>
    public static void Write(Random random, EventLog log, string ticket, long timeMs)
    {
        switch (random.Next(8))
        {
            case 0:
                log.AddRaw("{\"specversion\":\"1.0\",", timeMs);
                break;
            case 1:
                log.Add("customer.joined", timeMs, ("customerId", "c-1"));
                break;
            case 2:
                log.Add("ticket.status-changed", timeMs, ("ticketId", ticket), ("status", "lost"));
                break;
            case 3:
                log.Add("ticket.message", timeMs, ("ticketId", " "), ("author", "human"));
                break;
            case 4:
                log.Answered("r-left-out", timeMs, "nps", 1, 10, 0, ticket);
                break;
            case 5:
                Stamped(log, (100 * DayMs) + 1, () => log.Status(ticket, timeMs, "solved"));
                break;
            case 6:
                Stamped(log, -300_001, () => log.Status(ticket, timeMs, "solved"));
                break;
            default:
                log.AddRaw(
                    "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"s\",\"type\":\"support.ticket.merged.v1\",\"time\":\"noon\",\"data\":{}}",
                    timeMs);
                break;
        }
    }

    private static void Stamped(EventLog log, long delayMs, Action write)
    {
        log.RecordDelayMs = delayMs;
        write();
        log.RecordDelayMs = 0;
    }
}
