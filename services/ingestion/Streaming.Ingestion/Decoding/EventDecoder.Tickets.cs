using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>The data of ticket events.</summary>
public sealed partial class EventDecoder
{
    private static void ReadTicket(ref FieldReader reader, ref SupportEvent target, TextRef id)
    {
        target.SubjectKind = SubjectKind.Ticket;
        target.IdentityKey = IdentityKey.EventId;
        target.Identity = id;
        target.Subject = reader.RequiredId(EventField.TicketId);
        switch (target.Kind)
        {
            case EventKind.TicketCreated:
                ReadCreated(ref reader, ref target);
                break;
            case EventKind.AttributesChanged:
                ReadAttributesChanged(ref reader, ref target);
                break;
            case EventKind.Assigned:
                ReadAssigned(ref reader, ref target);
                break;
            case EventKind.Message:
                ReadMessage(ref reader, ref target);
                break;
            case EventKind.StatusChanged:
                target.Status = reader.RequiredStatus();
                ReadAgent(ref reader, ref target);
                break;
            case EventKind.Merged:
                reader.RequiredId(EventField.Into);
                break;
            default:
                target.DeleteReason = reader.RequiredReason();
                break;
        }
    }

    private static void ReadCreated(ref FieldReader reader, ref SupportEvent target)
    {
        reader.Require(EventField.CustomerId);
        ReadValues(ref reader, ref target);
        ReadTeam(ref reader, ref target);
        ReadAgent(ref reader, ref target);
        target.OpenedByStaff = reader.IsOther(EventField.OpenedBy, "staff"u8, "customer, staff");
        target.Status = reader.FirstStatus();
    }

    private static void ReadAttributesChanged(ref FieldReader reader, ref SupportEvent target)
    {
        ReadValues(ref reader, ref target);
        foreach (var field in (ReadOnlySpan<EventField>)
            [EventField.Category, EventField.Channel, EventField.Priority, EventField.Product, EventField.CustomerId])
        {
            if (reader.Has(field) && !reader.HasValue(field))
            {
                reader.Fail(InvalidReason.MissingField, field, "is null; send the new value, or leave the field out");
            }
        }
    }

    private static void ReadAssigned(ref FieldReader reader, ref SupportEvent target)
    {
        ReadTeam(ref reader, ref target);
        ReadAgent(ref reader, ref target);

        // Here null takes away, so it is a field given.
        target.Fields |= (reader.Has(EventField.Team) ? EventFields.Team : EventFields.None)
            | (reader.Has(EventField.AgentId) ? EventFields.Agent : EventFields.None);
    }

    private static void ReadMessage(ref FieldReader reader, ref SupportEvent target)
    {
        target.Author = reader.RequiredAuthor();
        target.IsPublic = reader.Flag(EventField.Public, byDefault: true);
        ReadTeam(ref reader, ref target);
        ReadAgent(ref reader, ref target);
        var message = reader.Id(EventField.MessageId);
        if (!message.IsAbsent)
        {
            target.IdentityKey = IdentityKey.MessageId;
            target.Identity = message;
        }
    }

    private static void ReadValues(ref FieldReader reader, ref SupportEvent target)
    {
        ReadChannelAndCategory(ref reader, ref target);
        target.Priority = reader.Name(EventField.Priority);
        target.Product = reader.Name(EventField.Product);
        target.Customer = reader.Id(EventField.CustomerId);
        target.Fields |= Given(target.Priority, EventFields.Priority)
            | Given(target.Product, EventFields.Product)
            | Given(target.Customer, EventFields.Customer);
    }

    private static void ReadTeam(ref FieldReader reader, ref SupportEvent target)
    {
        target.Team = reader.Name(EventField.Team);
        target.Fields |= Given(target.Team, EventFields.Team);
    }

    private static void ReadAgent(ref FieldReader reader, ref SupportEvent target)
    {
        target.Agent = reader.Id(EventField.AgentId);
        target.Fields |= Given(target.Agent, EventFields.Agent);
    }

    private static void ReadChannelAndCategory(ref FieldReader reader, ref SupportEvent target)
    {
        target.Channel = reader.Name(EventField.Channel);
        target.Category = reader.Name(EventField.Category);
        target.Fields |= Given(target.Channel, EventFields.Channel) | Given(target.Category, EventFields.Category);
    }

    private static EventFields Given(TextRef text, EventFields field) => text.IsAbsent ? EventFields.None : field;
}
