using Streaming.Contracts;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.SlaEvents;

/// <summary>Answers requests for events of SLA clocks. Safe for use by many threads.</summary>
/// <param name="queries">What to say of a snapshot.</param>
/// <param name="time">Plans windows.</param>
internal sealed class SlaEventLists(KpiQueries queries, TimePlan time) : IDisposable
{
    private readonly SemaphoreSlim _scans = new(QueryLimits.TicketScans);

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Wire.ListSlaEventsResponse> AnswerAsync(Wire.ListSlaEventsRequest request, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var filter = SlaEventFilterReader.Read(request.Selection);
        var range = RangeOf(request);
        if (request.PageSize is < 0 or > QueryLimits.MaxTickets)
        {
            throw RequestFault.Invalid("page_size", $"is {request.PageSize} but must be 0 (for {QueryLimits.DefaultTickets}) to {QueryLimits.MaxTickets}.");
        }

        var hash = SlaEventPageToken.HashOf(request);
        var scan = new SlaEventScan(filter, range, AfterOf(request, hash), request.PageSize == 0 ? QueryLimits.DefaultTickets : request.PageSize, request.StandingOnly);
        var (rows, hasMore) = await RunAsync(scan, snapshot, cancellationToken);
        var response = new Wire.ListSlaEventsResponse
        {
            State = StateOf(snapshot, filter.Tenant),
            EventCount = scan.Count,
            Incomplete = scan.IsIncomplete,
            NextPageToken = hasMore ? new SlaEventPageToken(hash, rows[^1].Place).ToString() : "",
        };
        response.Events.AddRange(rows.Select(SlaEventMapper.Event));
        return response;
    }

    /// <summary>What to say of a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="tenant">The tenant.</param>
    public Wire.DataState StateOf(IndexSnapshot snapshot, string tenant) =>
        queries.State(snapshot, new RangeReader(time, snapshot, new Selection { Tenant = tenant, Kpis = [] }, "", null), tenant);

    /// <inheritdoc/>
    public void Dispose() => _scans.Dispose();

    private static TimeInterval RangeOf(Wire.ListSlaEventsRequest request)
    {
        var fromMs = request.From is { } from ? WireTime.Read(from, "from") : long.MinValue;
        var toMs = request.To is { } to ? WireTime.Read(to, "to") : long.MaxValue;
        return fromMs < toMs ? new TimeInterval(fromMs, toMs) : throw RequestFault.Invalid("to", "must be later than 'from'.");
    }

    private static SlaEventPlace? AfterOf(Wire.ListSlaEventsRequest request, string hash)
    {
        if (request.PageToken.Length == 0)
        {
            return null;
        }

        var token = SlaEventPageToken.TryParse(request.PageToken) ?? throw RequestFault.Invalid("page_token", "cannot be read; leave it empty to begin anew.");
        return token.Request == hash ? token.After : throw RequestFault.Invalid("page_token", "belongs to another request.");
    }

    private async Task<(List<SlaEventRow> Rows, bool HasMore)> RunAsync(SlaEventScan scan, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        await _scans.WaitAsync(cancellationToken);
        try
        {
            return scan.Run(snapshot.Tickets, cancellationToken);
        }
        finally
        {
            _scans.Release();
        }
    }
}
