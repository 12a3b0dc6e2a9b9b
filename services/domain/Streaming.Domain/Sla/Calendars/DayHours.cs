namespace Streaming.Domain.Sla.Calendars;

/// <summary>When a day is open: no span (closed), one, or several (a split day).</summary>
public sealed class DayHours
{
    private readonly DaySpan[] _spans;

    /// <summary>Opening hours of one day.</summary>
    /// <param name="spans">The spans, in any order.</param>
    /// <exception cref="ArgumentException">A span leaves the day or ends before it starts, or two spans overlap.</exception>
    public DayHours(params IEnumerable<DaySpan> spans)
    {
        _spans = [.. spans.OrderBy(static span => span.StartMinute)];
        for (var i = 0; i < _spans.Length; i++)
        {
            if (!_spans[i].IsValid || (i > 0 && _spans[i].Overlaps(_spans[i - 1])))
            {
                throw new ArgumentException($"{_spans[i]} must lie within a day, apart from the other spans.", nameof(spans));
            }
        }
    }

    /// <summary>No hour.</summary>
    public static DayHours Closed { get; } = new();

    /// <summary>Every hour.</summary>
    public static DayHours AllDay { get; } = new(new DaySpan(0, DaySpan.MinutesPerDay));

    /// <summary>The spans, earliest first, apart from each other.</summary>
    public IReadOnlyList<DaySpan> Spans => _spans;

    /// <summary>Whether no minute is open.</summary>
    public bool IsClosed => _spans.Length == 0;

    /// <summary>Whether every minute is open.</summary>
    public bool IsAllDay => _spans.Sum(static span => span.EndMinute - span.StartMinute) == DaySpan.MinutesPerDay;

    /// <inheritdoc/>
    public override string ToString() => IsClosed ? "closed" : string.Join(' ', _spans);

    /// <summary>The spans without the list around them, for compiling.</summary>
    internal ReadOnlySpan<DaySpan> AsSpan() => _spans;
}
