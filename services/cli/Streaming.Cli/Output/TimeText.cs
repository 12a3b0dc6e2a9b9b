using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Streaming.Cli.Output;

/// <summary>Times as a person reads them, in UTC.</summary>
internal static class TimeText
{
    /// <summary>Writes a time.</summary>
    /// <param name="time">The time; <see langword="null"/> for none.</param>
    public static string Of(Timestamp? time) =>
        time is null ? NumberText.Absent : time.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Writes an interval.</summary>
    /// <param name="interval">The interval.</param>
    public static string Of(Contracts.Kpi.V1.Interval interval) => $"{Of(interval.Start)} to {Of(interval.End)} UTC";
}
