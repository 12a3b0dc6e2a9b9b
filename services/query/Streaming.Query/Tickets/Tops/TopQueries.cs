using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Names;
using Streaming.Query.Grpc;
using Streaming.Query.Options;
using Streaming.Query.Tickets.Lists;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets.Tops;

/// <summary>
/// Answers which values of a dimension a count of tickets is made of, within any filter: from the cells where one cube has the dimension and the
/// filters, else from the tickets behind the number. Both give the same where both can. Safe for use by many threads.
/// </summary>
/// <param name="queries">Answers from cells.</param>
/// <param name="tickets">The tickets, where they are followed.</param>
/// <param name="lists">Scans tickets.</param>
/// <param name="reader">Reads requests for tickets.</param>
/// <param name="cubes">The dimensions.</param>
/// <param name="kept">Which KPIs are kept by which dimensions.</param>
/// <param name="served">The KPIs.</param>
internal sealed class TopQueries(
    KpiQueries queries, TicketQueries tickets, TicketLists lists, TicketListReader reader, CubeCatalogue cubes, KeptKpis kept, ServedKpis served)
{
    /// <summary>Whether a count can be told by a dimension under some filters. What there is not at all is left to whoever checks the question to name.</summary>
    /// <param name="kpi">Key of a KPI.</param>
    /// <param name="by">Name of the dimension.</param>
    /// <param name="filters">Names of the dimensions of the filters.</param>
    public bool IsKept(string kpi, string by, IReadOnlyList<string> filters) =>
        served.Find(kpi) is not { } known || cubes.Find(by) is null
        || (IsCount(known) && kept.Of([kpi], filters).Count > 0 && (kept.Of([kpi], [.. filters, by]).Count > 0 || CubeOf(by, known) is not null));

    /// <summary>Answers a question.</summary>
    /// <param name="request">One KPI, one dimension to group by, filters, one window or interval, and how many rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="global::Grpc.Core.RpcException">It cannot be answered.</exception>
    public async Task<IReadOnlyList<TopRow>> AnswerAsync(Wire.GetKpisRequest request, CancellationToken cancellationToken)
    {
        var (key, by) = (request.Kpis.Count == 1 ? request.Kpis[0] : "", request.GroupBy.Count == 1 ? request.GroupBy[0] : "");
        if (served.Find(key) is not { } kpi || !IsCount(kpi))
        {
            throw RequestFault.Invalid("kpis[0]", "must be the key of one KPI that counts tickets, calls or answers, such as tickets_total, backlog or resolved.");
        }

        if (by.Length == 0)
        {
            throw RequestFault.Invalid("group_by", "must name one dimension.");
        }

        var dimension = cubes.Find(by) ?? throw RequestFault.Invalid("group_by[0]", $"'{by}' is no dimension; there are {cubes.Choices}.");
        if (request.Limit > QueryLimits.MaxRows)
        {
            throw RequestFault.Invalid("limit", $"is {request.Limit} but must be 0 (for {QueryLimits.DefaultRows}) to {QueryLimits.MaxRows}.");
        }

        var limit = request.Limit == 0 ? QueryLimits.DefaultRows : request.Limit;
        if (kept.Of([key], [.. request.Filters.Select(static filter => filter.Dimension), by]).Count > 0)
        {
            return FromCells(request, dimension, limit, cancellationToken);
        }

        return CubeOf(by, kpi) is { } cube
            ? await FromTicketsAsync(request, dimension, cube, limit, cancellationToken)
            : throw RequestFault.Invalid("group_by[0]", $"'{by}' is no dimension of what '{key}' counts.");
    }

    private IReadOnlyList<TopRow> FromCells(Wire.GetKpisRequest request, NameKind by, int limit, CancellationToken cancellationToken)
    {
        // All of them: a breakdown would have those with the most tickets, which need not be those with the most of what is asked.
        var rows = queries.RowsOf(request, queries.Select(request) with { Limit = int.MaxValue }, queries.Snapshot, cancellationToken);

        // Every ticket has a customer, so that what is called `unknown` there is one.
        return TopRow.Of(rows.Select(row => (ValueOf(row.Names[0]), row.Values[0].Value ?? 0)), limit);

        string? ValueOf(string text) => TopRow.IsValue(text, by) ? text : null;
    }

    private async Task<IReadOnlyList<TopRow>> FromTicketsAsync(Wire.GetKpisRequest request, NameKind by, Cube cube, int limit, CancellationToken cancellationToken)
    {
        var snapshot = tickets.Snapshot;
        var listed = new Wire.ListTicketsRequest { Tenant = request.Tenant, Kpi = request.Kpis[0], AsOf = request.AsOf };
        listed.Filters.AddRange(request.Filters);
        if (request.RangeCase == Wire.GetKpisRequest.RangeOneofCase.Interval)
        {
            listed.Interval = request.Interval;
        }
        else if (request.Windows is { Names.Count: > 0 } windows)
        {
            listed.Window = windows.Names[0];
        }

        var (plan, _) = reader.Read(listed, snapshot, "", (1, 1));
        var (counts, total) = await lists.CountAsync(plan, by, cube, snapshot, cancellationToken);
        var whole = lists.SampleSizeOf(plan, snapshot);
        return total == whole
            ? TopRow.Of(counts, limit)
            : throw RequestFault.Unmet($"Of {whole} only {total} can be told apart, because this server does not follow all tickets: its option Query:MaxTickets is too small.");
    }

    /// <summary>Whether it counts contributions of tickets.</summary>
    private static bool IsCount(Kpi kpi) =>
        kpi.Definition is { Unit: KpiUnit.Count, IsUserDefined: false } && KpiSamples.Find(kpi) is { HasParts: false, CreatedIn: null, Terms.Count: 1 };

    /// <summary>Whose splits say the value of a dimension for a contribution of a ticket.</summary>
    private Cube? CubeOf(string by, Kpi kpi) => cubes.Find(by) switch
    {
        NameKind.Customer => Cube.Customer,
        { } when cubes.IsInMain(by) => Cube.Main,
        NameKind.Agent when !kpi.Definition.MainCubeOnly => Cube.Agent,
        _ => null,
    };
}
