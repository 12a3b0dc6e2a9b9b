using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Turns the times of one request into exact intervals.</summary>
internal sealed class RangeReader
{
    private readonly RangePlanner _planner;
    private readonly string _prefix;
    private readonly long _asOfMs;
    private readonly long _latestMs;
    private readonly bool _isPresent;

    /// <summary>A reader for one request.</summary>
    /// <param name="time">Plans windows.</param>
    /// <param name="snapshot">The state that answers.</param>
    /// <param name="selection">Says whose cube is asked.</param>
    /// <param name="prefix">What the paths of fields begin with.</param>
    /// <param name="asOf">The request's as-of; <see langword="null"/> for the present.</param>
    public RangeReader(TimePlan time, IndexSnapshot snapshot, Selection selection, string prefix, Timestamp? asOf)
    {
        PresentMs = time.PresentMs(snapshot);
        _planner = time.PlannerOf(snapshot, selection.Tenant, selection.Cube, PresentMs);
        _prefix = prefix;
        _isPresent = asOf is null;
        _asOfMs = asOf is null ? PresentMs : WireTime.Read(asOf, $"{prefix}as_of");

        // The present is answered as of the end of the pane that it lies in, and that as-of may be asked for again.
        _latestMs = Grid.Ceiling(Spans.Finest, PresentMs);
        if (_asOfMs > _latestMs)
        {
            throw RequestFault.Invalid($"{prefix}as_of", $"must not be later than the present, {RequestFault.Rfc3339(_latestMs)}.");
        }

        AsOfMs = _isPresent ? Grid.Ceiling(Spans.Finest, _asOfMs) : Grid.Floor(Spans.Finest, _asOfMs);
    }

    /// <summary>The present before rounding, Unix milliseconds.</summary>
    public long PresentMs { get; }

    /// <summary>End of the rolling windows, rounded to the finest panes, Unix milliseconds.</summary>
    public long AsOfMs { get; }

    /// <summary>Where panes start.</summary>
    public PaneGrid Grid => _planner.Grid;

    /// <summary>What panes are left.</summary>
    public PaneSpans Spans => _planner.Spans;

    /// <summary>The windows and periods of a request, each with its field's path.</summary>
    /// <param name="request">The request; it names no interval.</param>
    public List<(NamedRange Range, string Field)> Ranges(Wire.GetKpisRequest request) => request.RangeCase switch
    {
        Wire.GetKpisRequest.RangeOneofCase.Periods => Ranges(request.Periods.Names, "periods", CalendarPeriodNames.Today, static range => range.Period is not null),
        Wire.GetKpisRequest.RangeOneofCase.Windows => Ranges(request.Windows.Names, "windows", WindowNames.OneHour, static _ => true),
        _ => Ranges([], "windows", WindowNames.OneHour, static _ => true),
    };

    /// <summary>The exact interval of a request: its own, or that of its first window or period.</summary>
    /// <param name="request">The request.</param>
    public TimeInterval First(Wire.GetKpisRequest request)
    {
        if (request.RangeCase == Wire.GetKpisRequest.RangeOneofCase.Interval)
        {
            return Interval(request.Interval);
        }

        var (range, field) = Ranges(request)[0];
        return Plan(range, field);
    }

    /// <summary>A window or period by name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="field">Its field's path.</param>
    /// <param name="allowed">Which ones the field takes.</param>
    public static NamedRange Named(string name, string field, Func<NamedRange, bool> allowed) =>
        NamedRange.Find(name) is { } range && allowed(range)
            ? range
            : throw RequestFault.Invalid(field, $"must be one of {string.Join(", ", NamedRange.All.Where(allowed).Select(static range => range.Name))}.");

    /// <summary>The exact interval of a window or period.</summary>
    /// <param name="range">The window or period.</param>
    /// <param name="field">Its field's path.</param>
    public TimeInterval Plan(NamedRange range, string field)
    {
        var answer = _planner.Plan(range, _asOfMs, _isPresent);

        // What ends in the future cannot be asked for yet.
        var nearest = answer.Nearest is { } left && left.EndMs <= _latestMs ? left : (TimeInterval?)null;
        return answer.Fault switch
        {
            WindowFault.None => answer.Interval,
            WindowFault.TooShortForCube => throw RequestFault.Invalid(field, $"window {range.Name} is too short for the agent cube, which answers 1h and longer."),
            WindowFault.NotKept => throw RequestFault.OutOfRange(field, $"{range.Name} to that as_of begins before everything that is kept.", nearest),
            _ => throw RequestFault.OutOfRange(field, $"the panes that are left for {range.Name} to that as_of are too large for it.", nearest),
        };
    }

    /// <summary>The interval that a window or period is compared with.</summary>
    /// <param name="range">The window or period.</param>
    /// <param name="interval">Its exact interval.</param>
    /// <returns><see langword="null"/> when it is no longer kept.</returns>
    public TimeInterval? Previous(NamedRange range, TimeInterval interval) => _planner.Previous(range, interval);

    /// <summary>The period of equal length before an interval.</summary>
    /// <param name="interval">The interval.</param>
    /// <returns><see langword="null"/> when it cannot be answered.</returns>
    public TimeInterval? Previous(TimeInterval interval) => _planner.Previous(interval);

    /// <summary>An explicit interval, up to the present.</summary>
    /// <param name="interval">The interval asked.</param>
    public TimeInterval Interval(Wire.Interval interval)
    {
        var asked = Whole(interval);
        return asked with { EndMs = Math.Min(asked.EndMs, AsOfMs) };
    }

    /// <summary>An interval, once it has begun.</summary>
    /// <param name="asked">The interval asked.</param>
    /// <exception cref="global::Grpc.Core.RpcException">It lies in the future.</exception>
    public TimeInterval Begun(TimeInterval asked) => asked.StartMs < AsOfMs
        ? asked
        : throw RequestFault.Invalid($"{_prefix}interval.start", $"must not be in the future; the present is {RequestFault.Rfc3339(AsOfMs)}.");

    /// <summary>An explicit interval, which may end in the future.</summary>
    /// <param name="interval">The interval asked.</param>
    public TimeInterval Whole(Wire.Interval interval)
    {
        if (!_isPresent)
        {
            throw RequestFault.Invalid($"{_prefix}as_of", "must not be set with an interval, which has its own end.");
        }

        var asked = Begun(WireTime.Read(interval, $"{_prefix}interval"));
        var answer = _planner.Check(asked);
        return answer.Fault switch
        {
            WindowFault.None => answer.Interval,
            WindowFault.NotKept => throw RequestFault.OutOfRange($"{_prefix}interval.start", "is before everything that is kept.", answer.Nearest),
            _ => throw RequestFault.OutOfRange($"{_prefix}interval", "its ends do not lie on boundaries of the panes that hold them.", answer.Nearest),
        };
    }

    private List<(NamedRange Range, string Field)> Ranges(RepeatedField<string> names, string list, string byDefault, Func<NamedRange, bool> allowed)
    {
        var ranges = new List<(NamedRange Range, string Field)>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var field = $"{_prefix}{list}.names[{i}]";
            var range = Named(names[i], field, allowed);
            if (ranges.Exists(known => known.Range == range))
            {
                throw RequestFault.Invalid(field, $"'{names[i]}' is there twice.");
            }

            ranges.Add((range, field));
        }

        return ranges.Count > 0 ? ranges : [(NamedRange.Find(byDefault)!, $"{_prefix}{list}.names[0]")];
    }
}
