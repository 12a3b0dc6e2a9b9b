using Streaming.Domain.Time;

namespace Streaming.Domain.Sla.Calendars;

/// <summary>Turns local opening hours into the UTC spans of a block of days.</summary>
/// <remarks>
/// The rule is what the clock on the wall shows: an instant is open when its local time lies in a span of its local date. So a span that
/// begins in an hour that clocks skip begins when they have moved, one that lies in it whole is not there that day, and one that lies
/// in an hour that clocks repeat is there twice.
/// </remarks>
internal sealed class OpenBlockBuilder
{
    private const int MsPerMinute = 60_000;
    private static readonly int LastDayNumber = DateOnly.MaxValue.DayNumber;

    private readonly TimeZoneInfo _zone;
    private readonly WeeklyHours _weekly;
    private readonly IReadOnlyDictionary<DateOnly, DayHours> _holidays;
    private readonly List<OpenSpan> _spans = [];
    private int _dayStart;

    private OpenBlockBuilder(TimeZoneInfo zone, WeeklyHours weekly, IReadOnlyDictionary<DateOnly, DayHours> holidays)
    {
        _zone = zone;
        _weekly = weekly;
        _holidays = holidays;
    }

    /// <summary>Builds a block.</summary>
    /// <param name="zone">Whose clocks the hours mean.</param>
    /// <param name="weekly">The hours of ordinary days.</param>
    /// <param name="holidays">The hours of other dates.</param>
    /// <param name="firstDay">The block's first day, in days since 1 January 1 (UTC).</param>
    public static OpenBlock Build(TimeZoneInfo zone, WeeklyHours weekly, IReadOnlyDictionary<DateOnly, DayHours> holidays, int firstDay) =>
        new OpenBlockBuilder(zone, weekly, holidays).Build(firstDay);

    private OpenBlock Build(int firstDay)
    {
        var openBeforeMs = new long[OpenBlock.Days + 1];
        var firstSpans = new int[OpenBlock.Days + 1];
        var offsetMs = firstDay <= LastDayNumber ? ZoneOffsets.At(_zone, StartOf(firstDay)) : 0;
        for (var day = 0; day < OpenBlock.Days; day++)
        {
            _dayStart = _spans.Count;
            offsetMs = AddDay(firstDay + day, offsetMs);
            firstSpans[day + 1] = _spans.Count;
            openBeforeMs[day + 1] = openBeforeMs[day];
            for (var i = _dayStart; i < _spans.Count; i++)
            {
                openBeforeMs[day + 1] += _spans[i].EndMs - _spans[i].StartMs;
            }
        }

        return new OpenBlock(openBeforeMs, firstSpans, [.. _spans]);
    }

    // Adds the spans of a UTC day; gives the offset at its end.
    private long AddDay(int day, long offsetMs)
    {
        if (day > LastDayNumber)
        {
            return offsetMs;
        }

        var startMs = StartOf(day);
        var nextOffsetMs = day == LastDayNumber ? offsetMs : ZoneOffsets.At(_zone, startMs + OpenBlock.MsPerDay);
        if (nextOffsetMs == offsetMs)
        {
            AddPart(day, 0, OpenBlock.MsPerDay, offsetMs);
            return offsetMs;
        }

        var from = 0;
        while (from < OpenBlock.MsPerDay)
        {
            var to = (int)(ZoneOffsets.NextChange(_zone, startMs + from, startMs + OpenBlock.MsPerDay) - startMs);
            AddPart(day, from, to, ZoneOffsets.At(_zone, startMs + from));
            from = to;
        }

        return nextOffsetMs;
    }

    // Adds what is open in a part of a UTC day in which clocks do not change; such a part lies in at most two local dates.
    private void AddPart(int day, int fromMs, int toMs, long offsetMs)
    {
        var firstDate = day + (int)FloorDivide(fromMs + offsetMs, OpenBlock.MsPerDay);
        var lastDate = day + (int)FloorDivide(toMs - 1 + offsetMs, OpenBlock.MsPerDay);
        for (var date = Math.Max(firstDate, 0); date <= Math.Min(lastDate, LastDayNumber); date++)
        {
            var midnightMs = ((long)(date - day) * OpenBlock.MsPerDay) - offsetMs;
            foreach (var span in HoursOf(date).AsSpan())
            {
                var startMs = Math.Max(fromMs, midnightMs + ((long)span.StartMinute * MsPerMinute));
                var endMs = Math.Min(toMs, midnightMs + ((long)span.EndMinute * MsPerMinute));
                if (startMs < endMs)
                {
                    Add(new OpenSpan((int)startMs, (int)endMs));
                }
            }
        }
    }

    private void Add(OpenSpan span)
    {
        if (_spans.Count > _dayStart && _spans[^1].EndMs == span.StartMs)
        {
            _spans[^1] = new OpenSpan(_spans[^1].StartMs, span.EndMs);
        }
        else
        {
            _spans.Add(span);
        }
    }

    private DayHours HoursOf(int date) =>
        _holidays.TryGetValue(DateOnly.FromDayNumber(date), out var hours) ? hours : _weekly.OfDay(date);

    private static long StartOf(int day) => OpenTable.MinMs + ((long)day * OpenBlock.MsPerDay);

    private static long FloorDivide(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
