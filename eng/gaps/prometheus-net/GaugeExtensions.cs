namespace Prometheus;

/// <summary>Common uses of a gauge.</summary>
public static class GaugeExtensions
{
    /// <summary>Sets the gauge to a moment, in seconds since the Unix epoch.</summary>
    public static void SetToTimeUtc(this IGauge gauge, DateTimeOffset timestamp) => gauge.Set(timestamp.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>Counts one up, and down again when the result is disposed.</summary>
    public static IDisposable TrackInProgress(this IGauge gauge)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        gauge.Inc();
        return new InProgress(gauge);
    }

    private sealed class InProgress(IGauge gauge) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                gauge.Dec();
            }
        }
    }
}
