using System.Text;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.SlaEvents;

/// <summary>Events of SLA clocks to the wire.</summary>
internal static class SlaEventMapper
{
    /// <summary>An event.</summary>
    /// <param name="news">The event.</param>
    /// <param name="ticketKey">The key of its ticket.</param>
    /// <param name="names">The names of its shard.</param>
    public static Wire.SlaEvent Event(in ClockNews news, ReadOnlySpan<byte> ticketKey, IShardNames names)
    {
        var ticket = Encoding.UTF8.GetString(TicketKey.Id(ticketKey));
        var wire = new Wire.SlaEvent
        {
            Id = ClockNewsText.IdOf(ticket, news.Clock, news.Cycle, news.Kind, news.Revision),
            Kind = (Wire.SlaEventKind)((int)news.Kind + 1),
            Time = WireTime.ToWire(news.AtMs),
            Tenant = names.TextOf(TicketKey.Tenant(ticketKey)) ?? "",
            TicketId = ticket,
            Clock = news.Clock.Name(),
            Cycle = news.Cycle,
            Revision = news.Revision,
            Policy = names.TextOf(news.Policy) ?? "",
            DueAt = news.DueMs is { } due ? WireTime.ToWire(due) : null,
            ThresholdPerMille = news.PerMille,
            Retracts = news.Retracts switch
            {
                ClockSign.AtRisk => Wire.SlaEventKind.AtRisk,
                ClockSign.Breached => Wire.SlaEventKind.Breached,
                ClockSign.Met => Wire.SlaEventKind.Met,
                _ => Wire.SlaEventKind.Unspecified,
            },
            Becomes = news.Kind == SlaTransitionKind.Retracted ? news.Becomes.ToString().ToLowerInvariant() : "",
        };
        if (names.TextOf(news.Team) is { } team)
        {
            wire.Team = team;
        }

        return wire;
    }

    /// <summary>An event.</summary>
    /// <param name="row">The event.</param>
    public static Wire.SlaEvent Event(SlaEventRow row) => Event(row.News, row.Key, row.Shard.Names);
}
