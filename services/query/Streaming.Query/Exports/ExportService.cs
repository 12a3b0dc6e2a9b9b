using Grpc.Core;
using Streaming.Contracts;
using Streaming.Query.Grpc;
using Streaming.Query.Tickets;
using Streaming.Query.Tickets.Lists;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Exports;

/// <summary>Makes exports, a few at once. Safe for use by many threads.</summary>
/// <param name="tickets">The newest snapshot with tickets.</param>
/// <param name="lists">Finds tickets.</param>
/// <param name="reader">Reads requests for tickets.</param>
/// <param name="queries">Computes courses.</param>
/// <param name="time">Times slow readers.</param>
internal sealed class ExportService(TicketQueries tickets, TicketLists lists, TicketListReader reader, KpiQueries queries, TimeProvider time) : IDisposable
{
    // A scan goes through all tickets: the first rows come soon, and a long list takes a few scans more.
    private const int FirstRows = 2_000;
    private const int MostRowsPerScan = 64_000;

    private readonly SemaphoreSlim _places = new(QueryLimits.Exports);

    /// <summary>Exports tickets.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stream">The reader.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    public Task ExportAsync(Wire.ExportTicketsRequest request, IServerStreamWriter<Wire.ExportChunk> stream, CancellationToken cancellationToken) =>
        RunAsync(request.Format, stream, async export =>
        {
            var asked = request.Selection ?? new Wire.ListTicketsRequest();
            Refuse(asked.PageSize != 0, "selection.page_size");
            Refuse(asked.PageToken.Length > 0, "selection.page_token");

            // One snapshot to the end: it never changes, so that all rows are of one state.
            var snapshot = tickets.Snapshot;
            var (plan, range) = reader.Read(asked, snapshot, "selection.", (FirstRows, FirstRows));
            export.Begin(queries.State(snapshot, range, plan.Selection.Tenant), TicketColumns.Names);
            var (isIncomplete, hasMore) = (false, true);
            while (hasMore)
            {
                var page = await lists.ScanAsync(plan, snapshot, cancellationToken);
                isIncomplete = plan.After is null ? page.Scan.SampleSize < lists.SampleSizeOf(plan, snapshot) : isIncomplete;
                foreach (var row in lists.RowsOf(plan, page.Rows))
                {
                    await export.AddAsync(TicketColumns.CellsOf(row));
                }

                hasMore = page.HasMore;
                plan = hasMore ? plan with { After = page.Rows[^1].Cursor, PageSize = Math.Min(2 * plan.PageSize, MostRowsPerScan) } : plan;
            }

            await export.EndAsync(isIncomplete);
        }, cancellationToken);

    /// <summary>Exports a course.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stream">The reader.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    public Task ExportAsync(Wire.ExportSeriesRequest request, IServerStreamWriter<Wire.ExportChunk> stream, CancellationToken cancellationToken) =>
        RunAsync(request.Format, stream, async export =>
        {
            var asked = request.Selection ?? new Wire.GetSeriesRequest();
            var (head, points) = queries.Series(asked, queries.Select(asked), queries.Snapshot, cancellationToken);
            export.Begin(head.State, SeriesColumns.NamesOf(asked.GroupBy));
            foreach (var point in points)
            {
                foreach (var row in SeriesColumns.RowsOf(point))
                {
                    await export.AddAsync(row);
                }
            }

            await export.EndAsync();
        }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static void Refuse(bool isSet, string field)
    {
        if (isSet)
        {
            throw RequestFault.Invalid(field, "must not be set: an export has no pages.");
        }
    }

    private async Task RunAsync(
        Wire.ExportFormat format, IServerStreamWriter<Wire.ExportChunk> stream, Func<ExportStream, Task> make, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            throw RequestFault.Exhausted($"{QueryLimits.Exports} exports are running already. Try again later, or on another replica.");
        }

        try
        {
            switch (format)
            {
                case Wire.ExportFormat.Unspecified or Wire.ExportFormat.Csv:
                    using (var csv = new CsvRows())
                    {
                        await make(new ExportStream(stream, csv, time, cancellationToken));
                    }

                    break;
                case Wire.ExportFormat.JsonLines:
                    await make(new ExportStream(stream, new JsonRows(), time, cancellationToken));
                    break;
                default:
                    throw RequestFault.Invalid("format", "must be CSV or JSON lines.");
            }
        }
        finally
        {
            _places.Release();
        }
    }
}
