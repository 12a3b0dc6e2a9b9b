using NodaTime;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Tests.Sla.Calendars;

/// <summary>
/// Open time the slow way: looks at the clock on the wall once for every minute. Shares no code with the engine, neither for hours nor for
/// time zones.
/// </summary>
internal sealed class MinuteByMinute
{
    private const long MinuteMs = 60_000;
    private readonly long _fromMs;
    private readonly bool[] _open;

    /// <summary>Looks at every minute of some days.</summary>
    /// <param name="zone">Whose clocks the hours mean.</param>
    /// <param name="isOpen">Whether a minute of a local date is open.</param>
    /// <param name="fromMs">The first instant, Unix milliseconds, on a full minute.</param>
    /// <param name="days">How many days of 24 h.</param>
    public MinuteByMinute(DateTimeZone zone, Func<LocalDate, int, bool> isOpen, long fromMs, int days)
    {
        _fromMs = fromMs;
        _open = new bool[days * 1_440];
        for (var i = 0; i < _open.Length; i++)
        {
            var local = Instant.FromUnixTimeMilliseconds(fromMs + (i * MinuteMs)).InZone(zone).LocalDateTime;
            _open[i] = isOpen(local.Date, (local.Hour * 60) + local.Minute);
        }
    }

    /// <summary>The first instant after those looked at.</summary>
    public long EndMs => _fromMs + (_open.Length * MinuteMs);

    /// <summary>Whether an instant is open.</summary>
    public bool IsOpen(long timeMs) => _open[(timeMs - _fromMs) / MinuteMs];

    /// <summary>Open time in [from, to).</summary>
    public long OpenMs(long fromMs, long toMs)
    {
        var openMs = 0L;
        for (var i = 0; i < _open.Length; i++)
        {
            var (start, end) = (_fromMs + (i * MinuteMs), _fromMs + ((i + 1) * MinuteMs));
            openMs += _open[i] ? Math.Max(0, Math.Min(end, toMs) - Math.Max(start, fromMs)) : 0;
        }

        return openMs;
    }

    /// <summary>The earliest instant by which some open time has passed, or nothing where that is not within the days looked at.</summary>
    public long? AddOpenMs(long fromMs, long openMs)
    {
        var rest = openMs;
        for (var i = 0; i < _open.Length && rest > 0; i++)
        {
            var (start, end) = (Math.Max(fromMs, _fromMs + (i * MinuteMs)), _fromMs + ((i + 1) * MinuteMs));
            if (_open[i] && start < end)
            {
                if (rest <= end - start)
                {
                    return start + rest;
                }

                rest -= end - start;
            }
        }

        return rest == 0 ? fromMs : null;
    }

    /// <summary>The open spans.</summary>
    public IEnumerable<TimeInterval> OpenSpans()
    {
        for (var i = 0; i < _open.Length; i++)
        {
            if (_open[i])
            {
                var first = i;
                while (i + 1 < _open.Length && _open[i + 1])
                {
                    i++;
                }

                yield return new TimeInterval(_fromMs + (first * MinuteMs), _fromMs + ((i + 1) * MinuteMs));
            }
        }
    }
}
