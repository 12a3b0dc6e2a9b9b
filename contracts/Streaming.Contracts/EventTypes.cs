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
}
