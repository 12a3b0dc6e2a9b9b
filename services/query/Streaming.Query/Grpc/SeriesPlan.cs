using Streaming.Contracts;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>The steps that answer a request for a course.</summary>
/// <param name="Step">The step.</param>
/// <param name="Interval">All steps together.</param>
internal sealed record SeriesPlan(SeriesStep Step, TimeInterval Interval)
{
    /// <summary>Plans a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="range">Reads its times.</param>
    /// <exception cref="global::Grpc.Core.RpcException">It cannot be answered.</exception>
    public static SeriesPlan Of(Wire.GetSeriesRequest request, RangeReader range)
    {
        var isExplicit = request.RangeCase == Wire.GetSeriesRequest.RangeOneofCase.Interval;
        var interval = isExplicit ? range.Whole(request.Interval) : Named(request, range);
        var step = request.Step.Length == 0 ? Shortest(range, interval, isExplicit) : Named(request.Step);
        if (step.Pane < range.Spans.Finest)
        {
            throw RequestFault.Invalid("step", $"{step.Name} is finer than the panes of the agent cube, which has steps of 1m and longer.");
        }

        var whole = step.Widen(range.Grid, interval);
        if (isExplicit && whole != interval)
        {
            throw RequestFault.OutOfRange("interval", $"does not consist of whole steps of {step.Name}.", NearestFor(step, range, whole));
        }

        // The first step lies in the largest panes of the range.
        var held = range.Spans.SizeAt(whole.StartMs);
        if (step.Pane < held || whole.StartMs < range.Spans.DaysFromMs)
        {
            throw RequestFault.OutOfRange("step", $"{step.Name} is finer than the panes that are left for this range.", NearestFor(step, range, whole));
        }

        // What has a name ends at the as-of, or has just begun there: its first step is the one of now.
        var begun = isExplicit ? UpToNow(step, range, whole) : whole;
        return begun.LengthMs / step.LengthMs <= QueryLimits.MaxPoints
            ? new SeriesPlan(step, begun)
            : throw RequestFault.Invalid("step", $"{step.Name} gives more than {QueryLimits.MaxPoints} points over this range.");
    }

    /// <summary>The whole steps that hold an interval, as far as it is kept and not in the future.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="step">Name of the step; empty for the shortest that is kept and gives few enough points.</param>
    /// <param name="range">Reads its times.</param>
    /// <exception cref="global::Grpc.Core.RpcException">Nothing of it is kept, or there is no such step.</exception>
    public static SeriesPlan Around(TimeInterval interval, string step, RangeReader range)
    {
        var kept = new TimeInterval(Math.Max(interval.StartMs, range.Spans.DaysFromMs), Math.Min(interval.EndMs, range.AsOfMs));
        if (kept.LengthMs <= 0)
        {
            throw RequestFault.OutOfRange("interval", "lies outside of what is kept.", null);
        }

        foreach (var one in step.Length == 0 ? SeriesStep.All : [Named(step)])
        {
            var whole = one.Widen(range.Grid, kept);
            whole = whole.StartMs < range.Spans.DaysFromMs ? whole with { StartMs = one.End(range.Grid, whole.StartMs) } : whole;
            if (step.Length > 0
                || one == SeriesStep.All[^1]
                || (one.Pane >= range.Spans.SizeAt(whole.StartMs) && whole.LengthMs / one.LengthMs <= QueryLimits.DefaultPoints))
            {
                return new SeriesPlan(one, whole);
            }
        }

        throw new InvalidOperationException("The last step is always taken.");
    }

    private static TimeInterval Named(Wire.GetSeriesRequest request, RangeReader range)
    {
        if (request.RangeCase == Wire.GetSeriesRequest.RangeOneofCase.Period)
        {
            var period = RangeReader.Named(request.Period, "period", static named => named.Period is not null);
            var interval = range.Plan(period, "period");
            return interval.LengthMs > 0 ? interval : interval with { EndMs = range.Grid.End(range.Spans.SizeAt(interval.StartMs), interval.StartMs) };
        }

        var name = request.RangeCase == Wire.GetSeriesRequest.RangeOneofCase.Window && request.Window.Length > 0 ? request.Window : WindowNames.OneDay;
        return range.Plan(RangeReader.Named(name, "window", static named => named.Window is not null), "window");
    }

    private static SeriesStep Named(string name)
    {
        foreach (var step in SeriesStep.All)
        {
            if (step.Name == name)
            {
                return step;
            }
        }

        throw RequestFault.Invalid("step", $"must be one of {string.Join(", ", SeriesStep.All.Select(static step => step.Name))}.");
    }

    private static SeriesStep Shortest(RangeReader range, TimeInterval interval, bool isExplicit)
    {
        foreach (var step in SeriesStep.All)
        {
            var whole = step.Widen(range.Grid, interval);
            if (step.Pane >= range.Spans.SizeAt(whole.StartMs)
                && (isExplicit ? UpToNow(step, range, whole) : whole).LengthMs / step.LengthMs <= QueryLimits.DefaultPoints
                && (!isExplicit || whole == interval))
            {
                return step;
            }
        }

        return isExplicit ? throw RequestFault.Invalid("step", "no step divides this interval into at most 300 points; name one.") : SeriesStep.All[^1];
    }

    /// <summary>Steps that are still to come have no numbers; the one of now is shown as far as it goes.</summary>
    private static TimeInterval UpToNow(SeriesStep step, RangeReader range, TimeInterval whole) =>
        step.Widen(range.Grid, whole with { EndMs = Math.Min(whole.EndMs, range.AsOfMs) });

    /// <summary>What of some whole steps can be answered: those that are kept and have begun, the last ones where they are too many.</summary>
    private static TimeInterval? NearestFor(SeriesStep step, RangeReader range, TimeInterval whole)
    {
        var from = step.Pane >= PaneSize.Day ? range.Spans.DaysFromMs
            : step.Pane >= PaneSize.QuarterHour ? range.Spans.QuarterFromMs
            : range.Spans.FinestFromMs;
        var floor = step.Floor(range.Grid, from);
        var kept = floor == from ? floor : step.End(range.Grid, floor);
        var end = UpToNow(step, range, whole).EndMs;
        var start = Math.Max(Math.Max(whole.StartMs, kept), step.Floor(range.Grid, end - (QueryLimits.MaxPoints * step.LengthMs)));
        return start < end ? new TimeInterval(start, end) : null;
    }
}
