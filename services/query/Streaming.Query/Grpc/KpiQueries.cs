using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Refresh;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Answers requests for values from one snapshot. Safe for use by many threads.</summary>
/// <param name="snapshots">The newest snapshot.</param>
/// <param name="selections">Reads what requests select.</param>
/// <param name="time">Plans windows.</param>
/// <param name="settings">Cuts and delays.</param>
/// <param name="standards">Bands and targets.</param>
/// <param name="shared">Holds what watches have in common.</param>
internal sealed class KpiQueries(
    SnapshotStore snapshots, SelectionReader selections, TimePlan time, KpiSettings settings, KpiStandards standards, SharedResults shared)
{
    /// <summary>The newest snapshot, once all shards have been loaded.</summary>
    public IndexSnapshot Snapshot => snapshots.IsServing ? snapshots.Current : throw RequestFault.NotLoaded();

    /// <summary>Reads and checks what a request selects.</summary>
    /// <param name="request">The request.</param>
    /// <param name="prefix">What the paths of its fields begin with.</param>
    public Selection Select(Wire.GetKpisRequest request, string prefix = "") => selections.Read(
        prefix,
        request.Tenant,
        request.Kpis,
        request.Filters,
        request.GroupBy,
        request.Limit,
        (QueryLimits.DefaultRows, QueryLimits.MaxRows));

    /// <summary>Reads and checks what a request selects.</summary>
    /// <param name="request">The request.</param>
    public Selection Select(Wire.GetSeriesRequest request)
    {
        if (request.Kpis.Count == 0)
        {
            throw RequestFault.Invalid("kpis", "must name 1 to 64 KPIs.");
        }

        return selections.Read(
            "",
            request.Tenant,
            request.Kpis,
            request.Filters,
            request.GroupBy,
            request.Limit,
            (QueryLimits.DefaultSeriesRows, QueryLimits.MaxSeriesRows));
    }

    /// <summary>Answers a request for values.</summary>
    /// <param name="request">The request.</param>
    /// <param name="selection">What it selects.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Wire.GetKpisResponse Answer(Wire.GetKpisRequest request, Selection selection, IndexSnapshot snapshot, CancellationToken cancellationToken) =>
        Answer(request, selection, snapshot, "", null, cancellationToken);

    /// <summary>Answers a request of a watch. What it shares with others is computed to its end, whoever leaves meanwhile.</summary>
    /// <param name="request">The request.</param>
    /// <param name="selection">What it selects.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="prefix">What the paths of its fields begin with.</param>
    /// <param name="sharedAs">Hash of the request, by which results are shared with equal ones.</param>
    public Wire.GetKpisResponse AnswerShared(Wire.GetKpisRequest request, Selection selection, IndexSnapshot snapshot, string prefix, string sharedAs) =>
        Answer(request, selection, snapshot, prefix, sharedAs, CancellationToken.None);

    private Wire.GetKpisResponse Answer(
        Wire.GetKpisRequest request, Selection selection, IndexSnapshot snapshot, string prefix, string? sharedAs, CancellationToken cancellationToken)
    {
        var range = new RangeReader(time, snapshot, selection, prefix, request.AsOf);
        var answerer = new Answerer(snapshot, selection, settings, cancellationToken);
        var writer = new RowWriter(selection, standards, settings);
        var response = new Wire.GetKpisResponse { State = State(snapshot, range, selection.Tenant) };
        var comparesAny = request.WithPrevious || selection.ReadsPrevious;
        if (request.RangeCase == Wire.GetKpisRequest.RangeOneofCase.Interval)
        {
            var interval = range.Interval(request.Interval);
            response.Results.Add(ResultOf("", interval, comparesAny ? range.Previous(interval) : null));
            return response;
        }

        foreach (var (named, field) in range.Ranges(request))
        {
            var interval = range.Plan(named, field);
            var previous = comparesAny ? range.Previous(named, interval) : null;
            response.Results.Add(ResultOf(named.Name, interval, previous));
        }

        return response;

        Wire.KpiResult ResultOf(string window, TimeInterval interval, TimeInterval? previous) => sharedAs is null
            ? Result(window, writer, answerer, interval, previous, request.WithPrevious)
            : shared.Of(new(sharedAs, window, interval, previous), snapshot.Number, () => Result(window, writer, answerer, interval, previous, request.WithPrevious));
    }

    /// <summary>The rows of a request's first window, or of its interval, as they are computed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="selection">What it selects.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyList<AnswerRow> RowsOf(Wire.GetKpisRequest request, Selection selection, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var interval = new RangeReader(time, snapshot, selection, "", request.AsOf).First(request);
        var answerer = new Answerer(snapshot, selection, settings, cancellationToken);
        return answerer.Evaluate(interval, answerer.Plan(interval)).Rows;
    }

    /// <summary>
    /// Widens the interval of a request to whole steps within what is kept: steps of its own length, or of the shortest that gives few enough
    /// points. For those who ask for a range on a screen; everybody else is told where the boundaries lie.
    /// </summary>
    /// <param name="request">The request; unchanged where it names no interval.</param>
    /// <param name="selection">What it selects.</param>
    /// <param name="snapshot">The state that answers.</param>
    public void Widen(Wire.GetSeriesRequest request, Selection selection, IndexSnapshot snapshot)
    {
        if (request.RangeCase == Wire.GetSeriesRequest.RangeOneofCase.Interval)
        {
            var range = new RangeReader(time, snapshot, selection, "", request.AsOf);
            var around = SeriesPlan.Around(WireTime.Read(request.Interval, "interval"), request.Step, range);
            (request.Step, request.Interval) = (around.Step.Name, WireTime.ToWire(around.Interval));
        }
    }

    /// <summary>Answers a request for a course.</summary>
    /// <param name="request">The request.</param>
    /// <param name="selection">What it selects.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Wire.GetSeriesResponse Answer(Wire.GetSeriesRequest request, Selection selection, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var (response, points) = Series(request, selection, snapshot, cancellationToken);
        response.Points.AddRange(points);
        return response;
    }

    /// <summary>Answers a request for a course point by point: each is computed when it is asked for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="selection">What it selects.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer without its points, and the points.</returns>
    public (Wire.GetSeriesResponse Head, IEnumerable<Wire.SeriesPoint> Points) Series(
        Wire.GetSeriesRequest request, Selection selection, IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var range = new RangeReader(time, snapshot, selection, "", request.AsOf);
        var series = SeriesPlan.Of(request, range);
        var answerer = new Answerer(snapshot, selection, settings, cancellationToken);
        var rows = answerer.Plan(series.Interval);
        var endedMs = Math.Min(range.PresentMs, range.AsOfMs);
        var writer = new RowWriter(selection, standards, settings);
        var response = new Wire.GetSeriesResponse
        {
            State = State(snapshot, range, selection.Tenant),
            Step = series.Step.Name,
            Interval = WireTime.ToWire(series.Interval),
            GroupCount = rows.GroupCount,
        };
        return (response, Points());

        IEnumerable<Wire.SeriesPoint> Points()
        {
            for (var start = series.Interval.StartMs; start < series.Interval.EndMs; start = series.Step.End(range.Grid, start))
            {
                var step = new TimeInterval(start, series.Step.End(range.Grid, start));
                var point = new Wire.SeriesPoint { Interval = WireTime.ToWire(step), Partial = step.EndMs > endedMs };
                point.Rows.AddRange(writer.Rows(answerer.Evaluate(step, rows), null));
                yield return point;
            }
        }
    }

    private static Wire.KpiResult Result(string window, RowWriter writer, Answerer answerer, TimeInterval interval, TimeInterval? previous, bool tellsPrevious)
    {
        var rows = answerer.Plan(interval);
        var answer = answerer.Evaluate(interval, rows, previous);
        var before = tellsPrevious && previous is { } earlier ? answerer.EvaluateBefore(earlier, rows) : null;
        var result = new Wire.KpiResult { Window = window, Interval = WireTime.ToWire(interval), GroupCount = answer.GroupCount };
        if (tellsPrevious && previous is { } shown)
        {
            result.PreviousInterval = WireTime.ToWire(shown);
        }

        result.Rows.AddRange(writer.Rows(answer, before));
        return result;
    }

    /// <summary>What an answer stands on.</summary>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="range">The request's times.</param>
    /// <param name="tenant">The tenant.</param>
    public Wire.DataState State(IndexSnapshot snapshot, RangeReader range, string tenant)
    {
        var state = new Wire.DataState
        {
            AsOf = WireTime.ToWire(range.AsOfMs),
            StateId = snapshot.StateId,
            Stale = Staleness.IsStale(snapshot, Math.Min(range.PresentMs, range.AsOfMs)),
            Mode = snapshot.IsReplay ? Wire.StreamMode.Replay : Wire.StreamMode.Live,
            TimeZone = time.ZoneOf(tenant).Id,
        };
        if (snapshot.DataThroughMs is { } through)
        {
            state.DataThrough = WireTime.ToWire(through);
        }

        return state;
    }
}
