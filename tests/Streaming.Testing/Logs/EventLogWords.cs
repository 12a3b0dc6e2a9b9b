namespace Streaming.Testing.Logs;

/// <summary>The common events in one line each. Times are Unix milliseconds; fields left out are not written.</summary>
public static class EventLogWords
{
    /// <summary>A ticket is created.</summary>
    public static EventLog Created(
        this EventLog log,
        string ticket,
        long timeMs,
        string? openedBy = null,
        string? team = null,
        string? agent = null,
        string? channel = null,
        string? category = null,
        string? priority = null,
        string? status = null) =>
        log.Add(
            "ticket.created",
            timeMs,
            ("ticketId", ticket),
            ("customerId", "c-1"),
            ("openedBy", openedBy),
            ("team", team),
            ("agentId", agent),
            ("channel", channel),
            ("category", category),
            ("priority", priority),
            ("status", status));

    /// <summary>Somebody writes.</summary>
    public static EventLog Message(
        this EventLog log,
        string ticket,
        long timeMs,
        string author,
        string? agent = null,
        string? team = null,
        bool? isPublic = null,
        string? messageId = null) =>
        log.Add(
            "ticket.message",
            timeMs,
            ("ticketId", ticket),
            ("author", author),
            ("agentId", agent),
            ("team", team),
            ("public", isPublic),
            ("messageId", messageId));

    /// <summary>The customer writes.</summary>
    public static EventLog Customer(this EventLog log, string ticket, long timeMs) => log.Message(ticket, timeMs, "customer");

    /// <summary>A representative replies in public.</summary>
    public static EventLog Reply(this EventLog log, string ticket, long timeMs, string? agent = null, string? team = null) =>
        log.Message(ticket, timeMs, "human", agent, team);

    /// <summary>The status changes.</summary>
    public static EventLog Status(this EventLog log, string ticket, long timeMs, string status, string? agent = null) =>
        log.Add("ticket.status-changed", timeMs, ("ticketId", ticket), ("status", status), ("agentId", agent));

    /// <summary>The ticket goes to a team, an agent or both.</summary>
    public static EventLog Assigned(this EventLog log, string ticket, long timeMs, string? team = null, string? agent = null) =>
        log.Add("ticket.assigned", timeMs, ("ticketId", ticket), ("team", team), ("agentId", agent));

    /// <summary>Attributes change.</summary>
    public static EventLog Attributes(
        this EventLog log, string ticket, long timeMs, string? channel = null, string? category = null, string? priority = null) =>
        log.Add(
            "ticket.attributes-changed",
            timeMs,
            ("ticketId", ticket),
            ("channel", channel),
            ("category", category),
            ("priority", priority));

    /// <summary>The ticket is merged into another.</summary>
    public static EventLog Merged(this EventLog log, string ticket, long timeMs, string into) =>
        log.Add("ticket.merged", timeMs, ("ticketId", ticket), ("into", into));

    /// <summary>The ticket is deleted.</summary>
    public static EventLog Deleted(this EventLog log, string ticket, long timeMs, string reason) =>
        log.Add("ticket.deleted", timeMs, ("ticketId", ticket), ("reason", reason));

    /// <summary>A call was handled; durations in seconds.</summary>
    public static EventLog Call(
        this EventLog log,
        string call,
        long timeMs,
        decimal talk = 0,
        decimal hold = 0,
        decimal after = 0,
        string? ticket = null,
        string? agent = null,
        string? team = null,
        string? channel = null,
        string? category = null,
        int? revision = null) =>
        log.Add(
            "call.handled",
            timeMs,
            ("callId", call),
            ("talkSeconds", talk),
            ("holdSeconds", hold),
            ("afterCallSeconds", after),
            ("ticketId", ticket),
            ("agentId", agent),
            ("team", team),
            ("channel", channel),
            ("category", category),
            ("revision", revision));

    /// <summary>A survey is answered, or revised when a revision is given.</summary>
    public static EventLog Answered(
        this EventLog log,
        string response,
        long timeMs,
        string kind,
        int min,
        int max,
        int value,
        string? ticket = null,
        string? agent = null,
        string? team = null,
        string? channel = null,
        string? category = null,
        string? audience = null,
        int? revision = null,
        string? comment = null) =>
        log.Add(
            revision is null ? "survey.answered" : "survey.revised",
            timeMs,
            ("responseId", response),
            ("kind", kind),
            ("scaleMin", min),
            ("scaleMax", max),
            ("value", value),
            ("ticketId", ticket),
            ("agentId", agent),
            ("team", team),
            ("channel", channel),
            ("category", category),
            ("audience", audience),
            ("comment", comment),
            ("revision", revision));

    /// <summary>An answer is withdrawn.</summary>
    public static EventLog Withdrawn(this EventLog log, string response, long timeMs, string? ticket = null) =>
        log.Add("survey.withdrawn", timeMs, ("responseId", response), ("ticketId", ticket));
}
