namespace Streaming.Replay.Replaying;

/// <summary>
/// Finds the time that a file of events covers, in one pass and little memory. A few absurd times, such as the year 9999 in a broken event,
/// must not move all others: a time more than a year away from where most events are, with nothing between, is left out.
/// </summary>
public sealed class TimeSpread
{
    private const int FarApartSlices = 13;

    private static readonly long SliceTicks = TimeSpan.FromDays(30).Ticks;

    private readonly SortedDictionary<long, Slice> _slices = [];

    /// <summary>Lines that were read, events or not.</summary>
    public long Lines { get; private set; }

    /// <summary>Reads all lines of an input.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The spread.</returns>
    public static async Task<TimeSpread> ScanAsync(LineReader lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var spread = new TimeSpread();
        var envelope = new Events.EnvelopeReader();
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines.Current.IsEmpty && !lines.IsTooLong)
            {
                continue;
            }

            spread.Lines++;
            if (envelope.Read(lines.Current.Span) && envelope.Time is { } time)
            {
                spread.Add(time);
            }
        }

        return spread;
    }

    /// <summary>Takes one event's time.</summary>
    /// <param name="time">The time.</param>
    public void Add(DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        var key = ticks / SliceTicks;
        _slices[key] = _slices.TryGetValue(key, out var slice)
            ? new(slice.Count + 1, Math.Min(slice.First, ticks), Math.Max(slice.Last, ticks))
            : new(1, ticks, ticks);
    }

    /// <summary>The first and the last time, absurd ones left out.</summary>
    /// <returns>Both, UTC; <see langword="null"/> when no event has a time.</returns>
    public (DateTimeOffset First, DateTimeOffset Last)? Bounds()
    {
        if (_slices.Count == 0)
        {
            return null;
        }

        var keys = _slices.Keys.ToList();
        var low = keys.IndexOf(_slices.MaxBy(slice => slice.Value.Count).Key);
        var high = low;
        while (low > 0 && keys[low] - keys[low - 1] < FarApartSlices)
        {
            low--;
        }

        while (high < keys.Count - 1 && keys[high + 1] - keys[high] < FarApartSlices)
        {
            high++;
        }

        return (new(_slices[keys[low]].First, TimeSpan.Zero), new(_slices[keys[high]].Last, TimeSpan.Zero));
    }

    private readonly record struct Slice(long Count, long First, long Last);
}
