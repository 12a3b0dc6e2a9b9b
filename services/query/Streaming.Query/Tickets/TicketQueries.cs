using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Settings;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Answers;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.SlaEvents;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets;

/// <summary>Answers requests for single tickets. Safe for use by many threads.</summary>
/// <param name="queries">The newest snapshot, and what to say of it.</param>
/// <param name="finder">Finds tickets.</param>
/// <param name="time">Plans windows.</param>
/// <param name="engine">The settings of the engine.</param>
/// <param name="numbers">The numbers that tickets are part of.</param>
/// <param name="options">Whether tickets are followed.</param>
internal sealed class TicketQueries(
    KpiQueries queries, TicketFinder finder, TimePlan time, EngineSettings engine, TicketNumbers numbers, QueryOptions options)
{
    /// <summary>The newest snapshot, where tickets are followed.</summary>
    public IndexSnapshot Snapshot => options.MaxTickets == 0
        ? throw RequestFault.Unmet("This server follows no tickets: its option Query:MaxTickets is 0.")
        : queries.Snapshot;

    /// <summary>Answers a request for one ticket.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Wire.GetTicketResponse> AnswerAsync(Wire.GetTicketRequest request, CancellationToken cancellationToken)
    {
        var id = ReadId(request.Id);
        var kind = ReadSubject(request.Subject);
        var tenant = ReadTenant(request.Tenant);
        var snapshot = Snapshot;
        if (await finder.FindAsync(snapshot, kind, tenant, id, cancellationToken) is not var (shard, entry))
        {
            throw snapshot.Tickets.All(static held => held.IsComplete)
                ? RequestFault.NotFound("id", "there is no such ticket, or it is no longer kept.")
                : RequestFault.Unmet("This server has no room for all tickets (its option Query:MaxTickets), and 'id' names one that it has not, or none at all.");
        }

        var view = new TicketViewReader(engine).Read(entry.Key, entry.State, shard.Names, shard.TimerTimeMs, withFacts: true);
        var range = new RangeReader(time, snapshot, new Selection { Tenant = tenant, Kpis = [] }, "", null);
        var response = new Wire.GetTicketResponse
        {
            State = queries.State(snapshot, range, tenant),
            Ticket = TicketMapper.Ticket(view),
            OlderFactsSettled = view.HasSettledFacts,
        };
        response.Facts.AddRange(view.Facts.Select(TicketFactMapper.Fact));
        response.Clocks.AddRange(view.Clocks.Select(ClockMapper.Clock));
        response.SlaEvents.AddRange(view.ClockNews.Select(news => SlaEventMapper.Event(news, entry.Key, shard.Names)));
        response.Counts.AddRange(view.Contributions.Select(item => TicketMapper.Count(item, shard.Names, numbers)));
        return response;
    }

    private static string ReadTenant(string tenant) => tenant.Length == 0 ? Tenants.Default
        : Encoding.UTF8.GetByteCount(tenant) <= Limits.StringBytes ? tenant
        : throw RequestFault.Invalid("tenant", $"must have at most {Limits.StringBytes} bytes.");

    private static byte[] ReadId(string id)
    {
        var bytes = Encoding.UTF8.GetBytes(id);
        return bytes.Length is > 0 and <= Limits.StringBytes ? bytes : throw RequestFault.Invalid("id", $"must have 1 to {Limits.StringBytes} bytes.");
    }

    private static SubjectKind ReadSubject(Wire.SubjectKind kind) => kind switch
    {
        Wire.SubjectKind.Unspecified or Wire.SubjectKind.Ticket => SubjectKind.Ticket,
        Wire.SubjectKind.Response => SubjectKind.Response,
        Wire.SubjectKind.Call => SubjectKind.Call,
        _ => throw RequestFault.Invalid("subject", "must be a ticket, a response or a call."),
    };
}
