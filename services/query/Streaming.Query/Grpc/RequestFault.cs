using System.Globalization;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Domain.Windows;

namespace Streaming.Query.Grpc;

/// <summary>Makes the errors of all methods, so that each names its field alike.</summary>
internal static class RequestFault
{
    /// <summary>An argument that can never be answered.</summary>
    /// <param name="field">Path of the field, such as <c>filters[0].dimension</c>.</param>
    /// <param name="rule">What is wrong, and what would be right.</param>
    public static RpcException Invalid(string field, string rule) =>
        new(new Status(StatusCode.InvalidArgument, $"{field}: {rule}"), new Metadata { { ErrorTrailers.Field, field } });

    /// <summary>A span of time that cannot be answered.</summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="nearest">What can be answered instead.</param>
    public static RpcException OutOfRange(string field, string reason, TimeInterval? nearest)
    {
        var trailers = new Metadata { { ErrorTrailers.Field, field } };
        var hint = "Nothing near it can be answered.";
        if (nearest is { } interval)
        {
            var (start, end) = (Rfc3339(interval.StartMs), Rfc3339(interval.EndMs));
            trailers.Add(ErrorTrailers.NearestStart, start);
            trailers.Add(ErrorTrailers.NearestEnd, end);
            hint = $"The nearest that can be answered is [{start}, {end}).";
        }

        return new RpcException(new Status(StatusCode.OutOfRange, $"{field}: {reason} {hint}"), trailers);
    }

    /// <summary>The index is not there yet.</summary>
    public static RpcException NotLoaded() => new(new Status(
        StatusCode.Unavailable,
        "The index is not loaded yet: no worker has acquired all shards, or Redis cannot be reached. Try again."));

    /// <summary>Something that is not there.</summary>
    /// <param name="field">Path of the field that names it.</param>
    /// <param name="reason">What is known of it.</param>
    public static RpcException NotFound(string field, string reason) =>
        new(new Status(StatusCode.NotFound, $"{field}: {reason}"), new Metadata { { ErrorTrailers.Field, field } });

    /// <summary>Something that this server is not set up for.</summary>
    /// <param name="reason">What, and which option would change it.</param>
    public static RpcException Unmet(string reason) => new(new Status(StatusCode.FailedPrecondition, reason));

    /// <summary>The process is stopping.</summary>
    public static RpcException Stopping() => new(new Status(StatusCode.Unavailable, "The server is stopping. Try again, elsewhere if possible."));

    /// <summary>Something that is limited is used up.</summary>
    /// <param name="reason">What.</param>
    public static RpcException Exhausted(string reason) => new(new Status(StatusCode.ResourceExhausted, reason));

    /// <summary>An instant as text.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public static string Rfc3339(long timeMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture);
}
