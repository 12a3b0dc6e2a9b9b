namespace Streaming.Contracts;

/// <summary>CloudEvents types of the events that are read. Each has a JSON Schema of the same name under contracts/events.</summary>
public static class EventTypes
{
    /// <summary>A ticket was created.</summary>
    public const string TicketCreated = "support.ticket.created.v1";

    /// <summary>A customer, a human or a program wrote a message on a ticket.</summary>
    public const string TicketMessage = "support.ticket.message.v1";

    /// <summary>A ticket was given to, or taken from, a team or an agent.</summary>
    public const string TicketAssigned = "support.ticket.assigned.v1";

    /// <summary>Category, priority, channel, product or customer of a ticket changed.</summary>
    public const string TicketAttributesChanged = "support.ticket.attributes-changed.v1";

    /// <summary>The status of a ticket changed.</summary>
    public const string TicketStatusChanged = "support.ticket.status-changed.v1";

    /// <summary>A ticket was merged into another one.</summary>
    public const string TicketMerged = "support.ticket.merged.v1";

    /// <summary>A ticket was deleted.</summary>
    public const string TicketDeleted = "support.ticket.deleted.v1";

    /// <summary>A call was handled.</summary>
    public const string CallHandled = "support.call.handled.v1";

    /// <summary>A survey was sent.</summary>
    public const string SurveySent = "support.survey.sent.v1";

    /// <summary>A survey was answered.</summary>
    public const string SurveyAnswered = "support.survey.answered.v1";

    /// <summary>The answer to a survey was revised.</summary>
    public const string SurveyRevised = "support.survey.revised.v1";

    /// <summary>The answer to a survey was withdrawn, for good.</summary>
    public const string SurveyWithdrawn = "support.survey.withdrawn.v1";

    /// <summary>A customer joined.</summary>
    public const string CustomerJoined = "support.customer.joined.v1";

    /// <summary>A customer left.</summary>
    public const string CustomerLeft = "support.customer.left.v1";

    /// <summary>A customer's renewal fell due.</summary>
    public const string CustomerRenewalDue = "support.customer.renewal-due.v1";

    /// <summary>A customer renewed.</summary>
    public const string CustomerRenewed = "support.customer.renewed.v1";

    /// <summary>All customers, or those of a segment, were counted.</summary>
    public const string CustomerBaseCounted = "support.customer.base-counted.v1";

    /// <summary>A customer bought a product.</summary>
    public const string ProductPurchased = "support.product.purchased.v1";

    /// <summary>A customer really used a product for the first time.</summary>
    public const string ProductFirstUsed = "support.product.first-used.v1";

    /// <summary>A customer used a product.</summary>
    public const string ProductUsed = "support.product.used.v1";

    /// <summary>A component of a customer's health was measured.</summary>
    public const string HealthMeasured = "support.health.measured.v1";

    /// <summary>Somebody looked for help without a representative.</summary>
    public const string SelfServiceSession = "support.selfservice.session.v1";

    /// <summary>A cost of a period is known.</summary>
    public const string FinanceCost = "support.finance.cost.v1";

    /// <summary>A revenue of a period is known.</summary>
    public const string FinanceRevenue = "support.finance.revenue.v1";

    /// <summary>A human representative joined.</summary>
    public const string AgentJoined = "support.workforce.agent-joined.v1";

    /// <summary>A human representative left.</summary>
    public const string AgentLeft = "support.workforce.agent-left.v1";

    /// <summary>A human representative booked a demonstration.</summary>
    public const string DemoBooked = "support.workforce.demo-booked.v1";
}
