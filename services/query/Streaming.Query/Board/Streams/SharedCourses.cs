using System.Collections.Concurrent;
using System.Security.Cryptography;
using Google.Protobuf;
using Streaming.Query.Answers;
using Streaming.Query.Board.Json;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Streams;

/// <summary>
/// What small charts draw, for all boards that draw the same: computed again once it is <see cref="SeriesPace.Interval"/> old, however many
/// boards there are.
/// </summary>
/// <param name="queries">Answers.</param>
/// <param name="mapper">Makes JSON of answers.</param>
/// <param name="time">Tells how old one is.</param>
/// <remarks>Safe for use by many threads.</remarks>
internal sealed class SharedCourses(KpiQueries queries, JsonMapper mapper, TimeProvider time)
{
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Course> _courses = new(StringComparer.Ordinal);
    private long _computed;

    /// <summary>How many were computed.</summary>
    public long Computed => Interlocked.Read(ref _computed);

    /// <summary>The key of what two boards must have in common to share a course.</summary>
    /// <param name="request">The course.</param>
    /// <param name="columns">What is drawn of it.</param>
    public static string KeyOf(Wire.GetSeriesRequest request, IEnumerable<string> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(request.ToByteArray())) + ':' + string.Join(',', columns);

    /// <summary>A course that is new enough.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="request">The course.</param>
    /// <param name="selection">What it selects.</param>
    /// <param name="columns">What is drawn of it.</param>
    public SeriesJson Of(string key, Wire.GetSeriesRequest request, Selection selection, IReadOnlySet<string> columns)
    {
        foreach (var (old, course) in _courses)
        {
            if (time.GetElapsedTime(course.Made) >= ForgetAfter)
            {
                _courses.TryRemove(new(old, course));
            }
        }

        // A fault of now must not be kept with the course.
        var snapshot = queries.Snapshot;
        return _courses.AddOrUpdate(key, _ => New(), (_, known) => time.GetElapsedTime(known.Made) < SeriesPace.Interval ? known : New()).Series.Value;

        Course New() => new(time.GetTimestamp(), new Lazy<SeriesJson>(() =>
        {
            Interlocked.Increment(ref _computed);
            return mapper.Series(queries.Answer(request, selection, snapshot, CancellationToken.None), columns);
        }));
    }

    private sealed record Course(long Made, Lazy<SeriesJson> Series);
}
