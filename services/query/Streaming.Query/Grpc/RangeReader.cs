using Google.Protobuf.WellKnownTypes;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Turns the times of one request into exact intervals.</summary>
internal sealed class RangeReader
{
    private readonly WindowPlanner _planner;
    private readonly string _prefix;
    private readonly long _asOfMs;
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
        Grid = time.GridOf(snapshot, selection.Tenant);
        Spans = time.SpansOf(snapshot, Grid, selection.Cube, PresentMs);
        _planner = new WindowPlanner(Grid, Spans);
        _prefix = prefix;
        _isPresent = asOf is null;
        _asOfMs = asOf is null ? PresentMs : WireTime.Read(asOf, $"{prefix}as_of");
        if (_asOfMs > PresentMs)
        {
            throw RequestFault.Invalid($"{prefix}as_of", $"must not be later than the present, {RequestFault.Rfc3339(PresentMs)}.");
        }

        AsOfMs = _isPresent ? Grid.Ceiling(Spans.Finest, _asOfMs) : Grid.Floor(Spans.Finest, _asOfMs);
    }

    /// <summary>The present before rounding, Unix milliseconds.</summary>
    public long PresentMs { get; }

    /// <summary>End of the rolling windows, rounded to the finest panes, Unix milliseconds.</summary>
    public long AsOfMs { get; }

    /// <summary>Where panes start.</summary>
    public PaneGrid Grid { get; }

    /// <summary>What panes are left.</summary>
    public PaneSpans Spans { get; }

    /// <summary>The windows of a request.</summary>
    /// <param name="names">Their names; empty for an hour.</param>
    public List<(string Name, WindowLength Length)> Windows(IReadOnlyList<string> names)
    {
        var windows = new List<(string Name, WindowLength Length)>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var window = Window(names[i], $"{_prefix}windows.names[{i}]");
            if (windows.Exists(known => known.Length == window))
            {
                throw RequestFault.Invalid($"{_prefix}windows.names[{i}]", $"'{names[i]}' is there twice.");
            }

            windows.Add((names[i], window));
        }

        return windows;
    }

    /// <summary>A window by name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="field">Its field's path.</param>
    public static WindowLength Window(string name, string field) => WindowLength.Find(name)
        ?? throw RequestFault.Invalid(field, $"must be one of {string.Join(", ", WindowLength.All.Select(static window => window.Name))}.");

    /// <summary>The exact interval of a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="field">Its field's path.</param>
    public TimeInterval Plan(WindowLength window, string field)
    {
        var answer = _planner.Plan(window.LengthMs, _asOfMs, _isPresent);
        return answer.Fault switch
        {
            WindowFault.None => answer.Interval,
            WindowFault.TooShortForCube => throw RequestFault.Invalid(field, $"window {window.Name} is too short for the agent cube, which answers 1h and longer."),
            WindowFault.NotKept => throw RequestFault.OutOfRange(field, $"the {window.Name} to that as_of begin before everything that is kept.", answer.Nearest),
            _ => throw RequestFault.OutOfRange(field, $"the panes that are left for the {window.Name} to that as_of are larger than 1/30 of them.", answer.Nearest),
        };
    }

    /// <summary>The period before a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="interval">Its exact interval.</param>
    /// <returns><see langword="null"/> when it is no longer kept.</returns>
    public TimeInterval? Previous(WindowLength window, TimeInterval interval)
    {
        var answer = _planner.Plan(window.LengthMs, interval.StartMs, isPresent: false);
        return answer.IsAnswered ? answer.Interval : null;
    }

    /// <summary>The period of equal length before an interval.</summary>
    /// <param name="interval">The interval.</param>
    /// <returns><see langword="null"/> when it cannot be answered.</returns>
    public TimeInterval? Previous(TimeInterval interval)
    {
        var answer = _planner.Check(new TimeInterval(interval.StartMs - interval.LengthMs, interval.StartMs));
        return answer.IsAnswered ? answer.Interval : null;
    }

    /// <summary>An explicit interval.</summary>
    /// <param name="interval">The interval asked.</param>
    public TimeInterval Interval(Wire.Interval interval)
    {
        if (!_isPresent)
        {
            throw RequestFault.Invalid($"{_prefix}as_of", "must not be set with an interval, which has its own end.");
        }

        var answer = _planner.Check(WireTime.Read(interval, $"{_prefix}interval"));
        return answer.Fault switch
        {
            WindowFault.None => answer.Interval,
            WindowFault.NotKept => throw RequestFault.OutOfRange($"{_prefix}interval.start", "is before everything that is kept.", answer.Nearest),
            _ => throw RequestFault.OutOfRange($"{_prefix}interval", "its ends do not lie on boundaries of the panes that hold them.", answer.Nearest),
        };
    }
}
