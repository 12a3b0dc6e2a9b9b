using System.Globalization;

namespace Streaming.Replay.Load;

/// <summary>
/// Makes the events of a load one after the other, in time order: a template is copied and its numbers set, nothing is allocated. Made for
/// benchmarks.
/// </summary>
/// <remarks>
/// Slot <c>s</c> holds the first event of ticket <c>s</c>, the second of ticket <c>s - stride</c>, and so on. Not safe for use by
/// several threads at once; two generators with the same options make the same bytes.
/// </remarks>
public sealed class LoadGenerator
{
    private readonly LoadOptions _options;
    private readonly LoadTemplate[] _templates;
    private readonly byte[] _time = new byte[LoadTemplate.TimeLength];
    private long _second = long.MinValue;
    private long _slot;
    private int _stage;

    /// <summary>Prepares a load.</summary>
    /// <param name="options">Its shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LoadGenerator(LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        _options = options;
        _templates = LoadTemplate.Make(options);
        Total = (long)options.Tickets * LoadOptions.EventsPerTicket;
    }

    /// <summary>How many events the load has.</summary>
    public long Total { get; }

    /// <summary>How many were made so far.</summary>
    public long Made { get; private set; }

    /// <summary>Writes the next event as UTF-8 JSON.</summary>
    /// <param name="destination">At least <see cref="LoadOptions.EventBytes"/> long.</param>
    /// <param name="written">What was written.</param>
    /// <returns><see langword="false"/> when the load is complete.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public bool TryWriteNext(Span<byte> destination, out LoadEvent written)
    {
        if (Made == Total)
        {
            written = default;
            return false;
        }

        var ticket = NextTicket(out var stage);
        var template = _templates[stage];
        var timeMs = _options.Start.ToUnixTimeMilliseconds() + (long)((Int128)Made * (long)_options.Duration.TotalMilliseconds / Total);
        SetTime(timeMs);
        template.Write(destination, (uint)ticket, _time);
        written = new(template.Length, template.KeyStart, template.KeyLength, timeMs);
        Made++;
        return true;
    }

    private long NextTicket(out int stage)
    {
        while (true)
        {
            if (_stage == LoadOptions.EventsPerTicket)
            {
                _stage = 0;
                _slot++;
            }

            stage = _stage++;
            var ticket = _slot - ((long)stage * _options.Stride);
            if (ticket >= 0 && ticket < _options.Tickets)
            {
                return ticket;
            }
        }
    }

    private void SetTime(long timeMs)
    {
        var (second, below) = Math.DivRem(timeMs, 1000);
        if (second != _second)
        {
            _second = second;
            DateTimeOffset.FromUnixTimeSeconds(second).TryFormat(_time, out _, "yyyy-MM-dd'T'HH:mm:ss.000'Z'", CultureInfo.InvariantCulture);
        }

        _time[20] = (byte)('0' + (below / 100));
        _time[21] = (byte)('0' + (below / 10 % 10));
        _time[22] = (byte)('0' + (below % 10));
    }
}
