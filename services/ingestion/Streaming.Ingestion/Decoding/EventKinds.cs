using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>The kinds of event behind the CloudEvents types that are read.</summary>
internal static class EventKinds
{
    /// <summary>The kind of event of a type, or <see cref="EventKind.None"/> for a type that is not read.</summary>
    public static EventKind Of(ReadOnlySpan<byte> type, EventFamily family)
    {
        if (!type.StartsWith("support."u8) || !type.EndsWith(".v1"u8) || type.Length < 12)
        {
            return EventKind.None;
        }

        var name = type[8..^3];
        var kind = family == EventFamily.Customers ? EventKind.None : OfTickets(name);
        return kind != EventKind.None || family == EventFamily.Tickets ? kind : OfCustomers(name);
    }

    /// <summary>Whether events of a kind are what shards tell one another: no type stands for them, so nobody else can say so.</summary>
    public static bool IsInternal(EventKind kind) => kind is >= EventKind.TicketOpened and <= EventKind.AnswerTakenBack;

    private static EventKind OfTickets(ReadOnlySpan<byte> name) => name.Length switch
    {
        11 => name.SequenceEqual("survey.sent"u8) ? EventKind.SurveySent : EventKind.None,
        12 => name.SequenceEqual("call.handled"u8) ? EventKind.CallHandled : EventKind.None,
        13 => name.SequenceEqual("ticket.merged"u8) ? EventKind.Merged : EventKind.None,
        14 => name.SequenceEqual("ticket.message"u8) ? EventKind.Message
            : name.SequenceEqual("ticket.created"u8) ? EventKind.TicketCreated
            : name.SequenceEqual("ticket.deleted"u8) ? EventKind.Deleted
            : name.SequenceEqual("survey.revised"u8) ? EventKind.SurveyRevised : EventKind.None,
        15 => name.SequenceEqual("ticket.assigned"u8) ? EventKind.Assigned
            : name.SequenceEqual("survey.answered"u8) ? EventKind.SurveyAnswered : EventKind.None,
        16 => name.SequenceEqual("survey.withdrawn"u8) ? EventKind.SurveyWithdrawn : EventKind.None,
        21 => name.SequenceEqual("ticket.status-changed"u8) ? EventKind.StatusChanged : EventKind.None,
        25 => name.SequenceEqual("ticket.attributes-changed"u8) ? EventKind.AttributesChanged : EventKind.None,
        _ => EventKind.None,
    };

    private static EventKind OfCustomers(ReadOnlySpan<byte> name) => name.Length switch
    {
        12 => name.SequenceEqual("product.used"u8) ? EventKind.ProductUsed
            : name.SequenceEqual("finance.cost"u8) ? EventKind.CostIncurred : EventKind.None,
        13 => name.SequenceEqual("customer.left"u8) ? EventKind.CustomerLeft : EventKind.None,
        15 => name.SequenceEqual("customer.joined"u8) ? EventKind.CustomerJoined
            : name.SequenceEqual("health.measured"u8) ? EventKind.HealthMeasured
            : name.SequenceEqual("finance.revenue"u8) ? EventKind.RevenueEarned : EventKind.None,
        16 => name.SequenceEqual("customer.renewed"u8) ? EventKind.Renewed : EventKind.None,
        17 => name.SequenceEqual("product.purchased"u8) ? EventKind.ProductPurchased : EventKind.None,
        18 => name.SequenceEqual("product.first-used"u8) ? EventKind.ProductFirstUsed : EventKind.None,
        19 => name.SequenceEqual("selfservice.session"u8) ? EventKind.SelfServiceSession : EventKind.None,
        20 => name.SequenceEqual("customer.renewal-due"u8) ? EventKind.RenewalDue
            : name.SequenceEqual("workforce.agent-left"u8) ? EventKind.AgentLeft : EventKind.None,
        21 => name.SequenceEqual("customer.base-counted"u8) ? EventKind.BaseCounted
            : name.SequenceEqual("workforce.demo-booked"u8) ? EventKind.DemoBooked : EventKind.None,
        22 => name.SequenceEqual("workforce.agent-joined"u8) ? EventKind.AgentJoined : EventKind.None,
        _ => EventKind.None,
    };
}
