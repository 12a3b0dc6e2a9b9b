namespace Streaming.Contracts;

/// <summary>Names of the Kafka topics. A breaking change of what a topic carries makes a new name, never a new meaning.</summary>
public static class Topics
{
    /// <summary>Events of tickets and calls. Key: ticket id; for a call that names no ticket, call id.</summary>
    public const string Tickets = "support.tickets.v1";

    /// <summary>
    /// Events of surveys. Key: ticket id; for a survey that names no ticket, response id. Same number of partitions and same
    /// partitioner as <see cref="Tickets"/>, so that a survey meets its ticket in one shard.
    /// </summary>
    public const string Surveys = "support.surveys.v1";

    /// <summary>
    /// Events of customers: lifecycle, products, health, self-service. Key: customer id; for a session of somebody unknown, session id; for a
    /// count of the base, its segment, or <c>base</c> where all customers were counted.
    /// </summary>
    public const string Customers = "support.customers.v1";

    /// <summary>
    /// Events of costs, revenues and the workforce. Key: agent id for the workforce; for costs and revenues the event's own id, so that repeats
    /// meet. Same number of partitions as <see cref="Customers"/>.
    /// </summary>
    public const string Business = "support.business.v1";

    /// <summary>What becomes of SLA clocks: at risk, breached, retracted, met. Key: ticket id. Published by the worker; see <see cref="SlaEventTypes"/>.</summary>
    public const string Sla = "support.sla.v1";

    /// <summary>
    /// Records that could not be read as events, bytes intact. Key: topic, partition and offset, as in
    /// <see cref="DeadLetterHeaders"/>. Allows <see cref="Limits.DeadLetterExtraBytes"/> more per record than its sources.
    /// </summary>
    public const string DeadLetters = "support.dead-letters.v1";
}
