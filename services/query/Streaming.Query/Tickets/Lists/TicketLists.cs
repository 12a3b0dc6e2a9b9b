using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Settings;
using Streaming.Domain.Tickets.Views;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Streaming.Query.Tickets.Tops;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tickets.Lists;

/// <summary>Answers requests for the tickets behind a number. Safe for use by many threads.</summary>
/// <param name="queries">What to say of a snapshot.</param>
/// <param name="reader">Reads requests.</param>
/// <param name="engine">The settings of the engine.</param>
/// <param name="kpis">The cuts of surveys.</param>
internal sealed class TicketLists(KpiQueries queries, TicketListReader reader, EngineSettings engine, KpiSettings kpis) : IDisposable
{
    private readonly SemaphoreSlim _scans = new(QueryLimits.TicketScans);

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Wire.ListTicketsResponse> AnswerAsync(Wire.ListTicketsRequest request, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var (plan, range) = reader.Read(request, snapshot, "", (QueryLimits.DefaultTickets, QueryLimits.MaxTickets));
        var (scan, rows, hasMore) = await ScanAsync(plan, snapshot, cancellationToken);
        var response = new Wire.ListTicketsResponse
        {
            State = queries.State(snapshot, range, plan.Selection.Tenant),
            Interval = WireTime.ToWire(plan.Interval),
            TicketCount = scan.TicketCount,
            PartSize = scan.PartSize,
            ListedSize = scan.SampleSize,
            ValueUnit = plan.Sample.HasAnswers ? Wire.Unit.Score : plan.Sample.IsOfDurations ? Wire.Unit.Seconds : Wire.Unit.Count,
        };
        response.Rows.AddRange(RowsOf(plan, rows));
        if (hasMore)
        {
            response.NextPageToken = new TicketPageToken(TicketPageToken.HashOf(request), plan.Interval, rows[^1].Cursor).ToString();
        }

        if (plan.After is null)
        {
            response.SampleSize = SampleSizeOf(plan, snapshot);
            response.Incomplete = response.ListedSize < response.SampleSize;
        }

        return response;
    }

    /// <summary>Finds a page of tickets; a few scans at once are enough to keep the processors busy.</summary>
    /// <param name="plan">What to list.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(TicketScan Scan, List<TicketRow> Rows, bool HasMore)> ScanAsync(
        TicketListPlan plan, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        await _scans.WaitAsync(cancellationToken);
        try
        {
            var scan = new TicketScan(plan, kpis);
            var (rows, hasMore) = scan.Run(snapshot.Tickets, cancellationToken);
            return (scan, rows, hasMore);
        }
        finally
        {
            _scans.Release();
        }
    }

    /// <summary>Counts tickets by the values of a dimension.</summary>
    /// <param name="plan">What is behind the number.</param>
    /// <param name="by">The dimension.</param>
    /// <param name="cube">Whose splits say its value.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(IReadOnlyList<(string? Value, double Count)> Counts, long Total)> CountAsync(
        TicketListPlan plan, NameKind by, Cube cube, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        await _scans.WaitAsync(cancellationToken);
        try
        {
            var scan = new TopScan(plan, by, cube, kpis);
            return (scan.Run(snapshot.Tickets, cancellationToken), scan.Total);
        }
        finally
        {
            _scans.Release();
        }
    }

    /// <summary>The rows as they go to the wire.</summary>
    /// <param name="plan">What is listed.</param>
    /// <param name="rows">The rows.</param>
    public IEnumerable<Wire.TicketRow> RowsOf(TicketListPlan plan, IEnumerable<TicketRow> rows)
    {
        var views = new TicketViewReader(engine);
        return rows.Select(row => Row(views, row, plan.Sample));
    }

    /// <summary>The sample size of the number, by its cells; of a number that counts customers, the tickets of these.</summary>
    /// <param name="plan">What is listed.</param>
    /// <param name="snapshot">The state that answers.</param>
    public long SampleSizeOf(TicketListPlan plan, IndexSnapshot snapshot)
    {
        if (plan.Sample.CreatedIn is { } cube)
        {
            return snapshot.Tenants.TryGetValue(plan.Selection.Tenant, out var tenant) ? CreatedIn(tenant[cube], plan.Interval) : 0;
        }

        var answerer = new Answerer(snapshot, plan.Selection, kpis);
        return answerer.Evaluate(plan.Interval, answerer.Plan(plan.Interval)).Rows[0].Values[plan.Statistic].SampleSize;
    }

    /// <inheritdoc/>
    public void Dispose() => _scans.Dispose();

    private static long CreatedIn(CubeSnapshot cube, TimeInterval interval)
    {
        var created = 0L;
        foreach (var pane in new PaneReader(cube, PaneSize.TenSeconds).Totals(interval))
        {
            created += pane[Measure.TicketsCreated];
        }

        return created;
    }

    private static Wire.TicketRow Row(TicketViewReader views, TicketRow row, KpiSample sample)
    {
        var view = views.Read(row.Entry.Key, row.Entry.State, row.Shard.Names, row.Shard.TimerTimeMs, withFacts: false);
        var shown = row.Tally.Shown;
        var wire = new Wire.TicketRow
        {
            Ticket = TicketMapper.Ticket(view),
            Value = sample.IsOfDurations || sample.HasAnswers ? TicketMapper.ValueOf(shown) : 1,
            Time = WireTime.ToWire(shown.TimeMs),
            Count = row.Tally.Count,
            GoodCount = row.Tally.Good,
        };
        TicketMapper.AddSplit(wire.Split, shown, row.Shard.Names);
        wire.Clocks.AddRange(view.Clocks.Select(ClockMapper.Short));
        return wire;
    }
}
