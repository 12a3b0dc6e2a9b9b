namespace Streaming.Replay.Replaying;

/// <summary>When each event of a replay is sent, and which time it then carries.</summary>
/// <remarks>
/// The shift is one constant for the whole replay, chosen before the first event: distances between events never change. At a speed
/// of 1 and above the last event falls on the moment at which the replay should end (at the greatest speed: begins); below 1
/// the first falls on the beginning. Either way no event is ahead of the wall clock when it is sent. Not safe for use by several threads at once.
/// </remarks>
public sealed class Pace
{
    /// <summary>Where the last event is not known, one whose time is this far past all before it is absurd: nobody waits for it.</summary>
    private static readonly TimeSpan Absurd = TimeSpan.FromDays(366);

    /// <summary>Nobody waits longer than this for one event either; it keeps arithmetic within the calendar.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(3_660);

    private readonly DateTimeOffset _begin;
    private readonly double? _speed;
    private readonly bool _shifts;
    private readonly DateTimeOffset? _last;
    private TimeSpan? _shift;
    private DateTimeOffset? _first;
    private DateTimeOffset? _highest;

    /// <summary>Sets the pace.</summary>
    /// <param name="begin">The wall clock when the replay begins.</param>
    /// <param name="speed">How many times faster than the events happened, above 0; <see langword="null"/>: as fast as it goes.</param>
    /// <param name="keepsTimes">Keep the events' own times.</param>
    /// <param name="bounds">The first and last time of the events when known; else the first event decides.</param>
    public Pace(DateTimeOffset begin, double? speed, bool keepsTimes, (DateTimeOffset First, DateTimeOffset Last)? bounds)
    {
        _begin = begin;
        _speed = speed;
        _shifts = !keepsTimes;
        _first = _highest = bounds?.First;
        _last = bounds?.Last;
        if (keepsTimes)
        {
            _shift = TimeSpan.Zero;
        }
        else if (bounds is { } known)
        {
            var length = known.Last - known.First;
            _shift = speed is { } slow && slow < 1
                ? begin - known.First
                : begin + (speed is { } fast ? length / fast : TimeSpan.Zero) - known.Last;
            _shift = WholeMilliseconds(_shift.Value);
        }
    }

    /// <summary>What is added to every event's time; <see langword="null"/> until the first event decides it.</summary>
    public TimeSpan? Shift => _shift;

    /// <summary>Whether a length can only be shifted to end now when it is known beforehand: faster than it happened, and shifted.</summary>
    /// <param name="speed">The speed, as in the constructor.</param>
    /// <param name="keepsTimes">Whether times are kept.</param>
    /// <returns>Whether the bounds must be known.</returns>
    public static bool NeedsBounds(double? speed, bool keepsTimes) => !keepsTimes && speed is null or > 1;

    /// <summary>The wall clock at which an event is due.</summary>
    /// <param name="time">The event's own time.</param>
    /// <returns>When to send it; at or before now means at once.</returns>
    public DateTimeOffset Due(DateTimeOffset time)
    {
        _first ??= time;
        if (IsAbsurd(time))
        {
            return _begin;
        }

        _highest = _highest > time ? _highest : time;
        return _speed is { } speed && time > _first
            ? _begin.AddMilliseconds(Math.Min((time - _first.Value).TotalMilliseconds / speed, LongestWait.TotalMilliseconds))
            : _begin;
    }

    /// <summary>The time that an event carries when it is sent.</summary>
    /// <param name="time">Its own time.</param>
    /// <returns>The shifted time; its own where times are kept, or where shifting would leave the calendar.</returns>
    public DateTimeOffset Shifted(DateTimeOffset time)
    {
        if (!_shifts)
        {
            return time;
        }

        _shift ??= WholeMilliseconds(_begin - time);
        var ticks = time.UtcTicks + _shift.Value.Ticks;
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new(ticks, TimeSpan.Zero) : time;
    }

    private bool IsAbsurd(DateTimeOffset time) => _last is { } last ? time > last : _highest is { } highest && time - highest > Absurd;

    // Rounded towards the past, so that nothing gets ahead of the clock.
    private static TimeSpan WholeMilliseconds(TimeSpan shift) =>
        new((long)Math.Floor((double)shift.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond);
}
