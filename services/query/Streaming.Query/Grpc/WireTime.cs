using Google.Protobuf.WellKnownTypes;
using Streaming.Domain.Windows;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>Times to and from the wire.</summary>
internal static class WireTime
{
    private static readonly long MinSeconds = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long MaxSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>An instant for the wire.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public static Timestamp ToWire(long timeMs) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(timeMs));

    /// <summary>An interval for the wire.</summary>
    /// <param name="interval">The interval.</param>
    public static Wire.Interval ToWire(TimeInterval interval) => new() { Start = ToWire(interval.StartMs), End = ToWire(interval.EndMs) };

    /// <summary>An instant of a request, Unix milliseconds, floored.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="field">Its field's path.</param>
    public static long Read(Timestamp time, string field)
    {
        if (time.Nanos is < 0 or > 999_999_999 || time.Seconds < MinSeconds || time.Seconds > MaxSeconds)
        {
            throw RequestFault.Invalid(field, "must be an instant between the years 1 and 9999.");
        }

        return (time.Seconds * 1000) + (time.Nanos / 1_000_000);
    }

    /// <summary>An interval of a request.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="field">Its field's path.</param>
    public static TimeInterval Read(Wire.Interval interval, string field)
    {
        if (interval.Start is null)
        {
            throw RequestFault.Invalid($"{field}.start", "must be set.");
        }

        if (interval.End is null)
        {
            throw RequestFault.Invalid($"{field}.end", "must be set.");
        }

        var read = new TimeInterval(Read(interval.Start, $"{field}.start"), Read(interval.End, $"{field}.end"));
        return read.LengthMs > 0 ? read : throw RequestFault.Invalid($"{field}.end", "must be later than the start.");
    }
}
