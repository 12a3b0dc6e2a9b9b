using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>The kinds of event behind the CloudEvents types that are read.</summary>
internal static class EventKinds
{
    /// <summary>The kind of event of a type, or <see cref="EventKind.None"/> for a type that is not read.</summary>
    public static EventKind Of(ReadOnlySpan<byte> type)
    {
        if (!type.StartsWith("support."u8) || !type.EndsWith(".v1"u8) || type.Length < 12)
        {
            return EventKind.None;
        }

        var name = type[8..^3];
        return name.Length switch
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
    }
}
