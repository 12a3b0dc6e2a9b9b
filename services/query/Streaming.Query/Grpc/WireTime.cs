using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Streaming.Domain.Windows;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>
/// Times to and from the wire. What a request may name lies in years that leave room on both sides for what is reckoned from it: the period before, the
/// weeks of a profile, the days of any zone.
/// </summary>
internal static class WireTime
{
    private const long EarliestMs = 0;
    private static readonly long LatestMs = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>An instant for the wire.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public static Timestamp ToWire(long timeMs) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(timeMs));

    /// <summary>An interval for the wire.</summary>
    /// <param name="interval">The interval.</param>
    public static Wire.Interval ToWire(TimeInterval interval) => new() { Start = ToWire(interval.StartMs), End = ToWire(interval.EndMs) };

    /// <summary>An instant of a request, Unix milliseconds, floored.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="field">Its field's path.</param>
    /// <exception cref="RpcException">It is no instant, or not within the years that a request may name.</exception>
    public static long Read(Timestamp time, string field)
    {
        if (time.Nanos is < 0 or > 999_999_999
            || time.Seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds()
            || time.Seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            throw Outside(field, string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s and {time.Nanos} ns"));
        }

        return Read(time.ToDateTimeOffset(), field);
    }

    /// <summary>An instant that a request has as text, Unix milliseconds, floored.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="field">Its field's path.</param>
    /// <exception cref="RpcException">It is not within the years that a request may name.</exception>
    public static long Read(DateTimeOffset time, string field)
    {
        var timeMs = time.ToUnixTimeMilliseconds();
        return timeMs >= EarliestMs && timeMs <= LatestMs ? timeMs : throw Outside(field, RequestFault.Rfc3339(timeMs));
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

    private static RpcException Outside(string field, string value) => RequestFault.Invalid(
        field, $"is {value} but must be from {RequestFault.Rfc3339(EarliestMs)} to {RequestFault.Rfc3339(LatestMs)}.");
}
