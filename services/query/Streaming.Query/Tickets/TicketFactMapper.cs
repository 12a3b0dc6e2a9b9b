using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets;

/// <summary>Facts to the wire.</summary>
internal static class TicketFactMapper
{
    private static readonly string[] DimensionNames =
        [Dimensions.Team, Dimensions.Agent, Dimensions.Channel, Dimensions.Category, Dimensions.Priority, Dimensions.Product];

    /// <summary>A fact.</summary>
    /// <param name="fact">The fact.</param>
    public static Wire.TicketFact Fact(TicketFact fact)
    {
        var wire = new Wire.TicketFact
        {
            Time = WireTime.ToWire(fact.TimeMs),
            Type = TypeOf(fact.Kind),
            Source = fact.Source,
            Key = fact.Identity,
            TextEn = TicketFactText.InEnglish(fact),
            TextFr = TicketFactText.InFrench(fact),
        };
        string?[] values = [fact.Values.Team, fact.Values.Agent, fact.Values.Channel, fact.Values.Category, fact.Values.Priority, fact.Values.Product];
        for (var i = 0; i < values.Length; i++)
        {
            if (((int)fact.Fields & (1 << i)) != 0 || values[i] is not null)
            {
                wire.Values.Add(new Wire.GroupValue { Dimension = DimensionNames[i], Value = values[i] ?? "" });
            }
        }

        SetByKind(wire, fact);
        return wire;
    }

    private static void SetByKind(Wire.TicketFact wire, TicketFact fact)
    {
        switch (fact.Kind)
        {
            case EventKind.TicketCreated or EventKind.StatusChanged:
                wire.Status = TicketMapper.Status(fact.Status);
                break;
            case EventKind.Message:
                wire.Author = fact.Author.ToString().ToLowerInvariant();
                wire.Public = fact.IsPublic;
                break;
            case EventKind.CallHandled:
                wire.HandleTime = (fact.TalkMs + fact.HoldMs + fact.AfterCallMs) / 1000.0;
                break;
            case EventKind.SurveyAnswered or EventKind.SurveyRevised:
                (wire.Score, wire.ScaleMin, wire.ScaleMax) = (fact.Value, fact.ScaleMin, fact.ScaleMax);
                break;
            default:
                break;
        }
    }

    private static string TypeOf(EventKind kind) => kind switch
    {
        EventKind.TicketCreated => EventTypes.TicketCreated,
        EventKind.AttributesChanged => EventTypes.TicketAttributesChanged,
        EventKind.Assigned => EventTypes.TicketAssigned,
        EventKind.Message => EventTypes.TicketMessage,
        EventKind.StatusChanged => EventTypes.TicketStatusChanged,
        EventKind.Merged => EventTypes.TicketMerged,
        EventKind.Deleted => EventTypes.TicketDeleted,
        EventKind.CallHandled => EventTypes.CallHandled,
        EventKind.SurveySent => EventTypes.SurveySent,
        EventKind.SurveyAnswered => EventTypes.SurveyAnswered,
        EventKind.SurveyRevised => EventTypes.SurveyRevised,
        EventKind.SurveyWithdrawn => EventTypes.SurveyWithdrawn,
        _ => "",
    };
}
