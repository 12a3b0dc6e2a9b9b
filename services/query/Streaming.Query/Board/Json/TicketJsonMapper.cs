using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>Tickets of the gRPC API as JSON.</summary>
/// <param name="mapper">Maps what answers stand on.</param>
internal sealed class TicketJsonMapper(JsonMapper mapper)
{
    /// <summary>A page of tickets.</summary>
    /// <param name="answer">As gRPC tells it.</param>
    public TicketListJson List(Wire.ListTicketsResponse answer) => new()
    {
        State = mapper.State(answer.State),
        From = answer.Interval.Start.ToDateTimeOffset(),
        To = answer.Interval.End.ToDateTimeOffset(),
        TicketCount = answer.TicketCount,
        ValueUnit = CatalogueMapper.Unit(answer.ValueUnit),
        Incomplete = answer.Incomplete,
        Page = answer.NextPageToken.Length == 0 ? null : answer.NextPageToken,
        Rows = [.. answer.Rows.Select(static row => new TicketRowJson
        {
            Ticket = Ticket(row.Ticket),
            Value = row.Value,
            Time = row.Time.ToDateTimeOffset(),
            Count = row.Count,
            Clocks = TicketClockMapper.Clocks(row.Clocks, inFull: false),
        })],
    };

    /// <summary>One ticket.</summary>
    /// <param name="answer">As gRPC tells it.</param>
    public TicketStoryJson Story(Wire.GetTicketResponse answer) => new()
    {
        State = mapper.State(answer.State),
        Ticket = Ticket(answer.Ticket),
        OlderFactsSettled = answer.OlderFactsSettled,
        Facts = [.. answer.Facts.Select(static fact => new TicketFactJson(
            fact.Time.ToDateTimeOffset(), fact.Type, new() { ["en"] = fact.TextEn, ["fr"] = fact.TextFr }))],
        Clocks = TicketClockMapper.Clocks(answer.Clocks, inFull: true),
    };

    private static TicketJson Ticket(Wire.Ticket ticket) => new()
    {
        Id = ticket.Id,
        Status = Status(ticket.Status),
        Voided = ticket.Voided ? true : null,
        CreatedAt = Instant(ticket.CreatedAt),
        WaitingSince = Instant(ticket.WaitingSince),
        FirstResponseTime = ticket.HasFirstResponseTime ? ticket.FirstResponseTime : null,
        TimeToResolution = ticket.HasTimeToResolution ? ticket.TimeToResolution : null,
        NextDueAt = Instant(ticket.NextDueAt),
        ClockStatus = TicketClockMapper.Status(ticket.ClockStatus),
        Reopenings = ticket.Reopenings,
        Values = Values(ticket),
    };

    private static Dictionary<string, string> Values(Wire.Ticket ticket)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(Dimensions.Team, ticket.HasTeam, ticket.Team);
        Add(Dimensions.Agent, ticket.HasAgent, ticket.Agent);
        Add(Dimensions.Channel, ticket.HasChannel, ticket.Channel);
        Add(Dimensions.Category, ticket.HasCategory, ticket.Category);
        Add(Dimensions.Priority, ticket.HasPriority, ticket.Priority);
        Add(Dimensions.Product, ticket.HasProduct, ticket.Product);
        return values;

        void Add(string dimension, bool has, string value)
        {
            if (has)
            {
                values.Add(dimension, value);
            }
        }
    }

    private static string? Status(Wire.TicketStatus status) => status switch
    {
        Wire.TicketStatus.New => "new",
        Wire.TicketStatus.Open => "open",
        Wire.TicketStatus.Pending => "pending",
        Wire.TicketStatus.OnHold => "on_hold",
        Wire.TicketStatus.Solved => "solved",
        Wire.TicketStatus.Closed => "closed",
        _ => null,
    };

    private static DateTimeOffset? Instant(Timestamp? time) => time?.ToDateTimeOffset();
}
