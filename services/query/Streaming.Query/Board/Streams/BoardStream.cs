using System.Collections.Frozen;
using Grpc.Core;
using Streaming.Query.Answers;
using Streaming.Query.Board.Json;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Streams;

/// <summary>
/// One open board: the messages of a watch as server-sent events. A watch holds no queue, so a slow reader gets fewer events, never older
/// ones; <c>board</c> carries values, <c>beat</c> says that nothing has moved, <c>course</c> carries what small charts draw.
/// </summary>
/// <param name="queries">Reads what is selected.</param>
/// <param name="courses">What small charts draw.</param>
/// <param name="mapper">Makes JSON of answers.</param>
/// <param name="events">The reader.</param>
/// <param name="course">What its small charts draw; <see langword="null"/> for nothing.</param>
/// <param name="columns">The columns of that, as <c>key.statistic</c>.</param>
/// <param name="time">Paces the courses.</param>
internal sealed class BoardStream(
    KpiQueries queries,
    SharedCourses courses,
    JsonMapper mapper,
    EventWriter events,
    Wire.GetSeriesRequest? course,
    IReadOnlyList<string> columns,
    TimeProvider time)
    : IServerStreamWriter<Wire.WatchKpisResponse>
{
    private readonly FrozenSet<string> _columns = columns.ToFrozenSet(StringComparer.Ordinal);
    private readonly Selection? _selection = course is null ? null : queries.Select(course);
    private string _course = course is null ? "" : SharedCourses.KeyOf(course, columns);
    private long? _courseSent;
    private (string State, DateTimeOffset AsOf) _drawn;

    /// <inheritdoc/>
    public WriteOptions? WriteOptions { get; set; }

    /// <inheritdoc/>
    public Task WriteAsync(Wire.WatchKpisResponse message) => WriteAsync(message, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteAsync(Wire.WatchKpisResponse message, CancellationToken cancellationToken)
    {
        var state = mapper.State(message.Snapshot.State);
        if (message.RepeatedState)
        {
            await events.WriteAsync("beat", null, state, BoardJsonContext.Default.StateJson, cancellationToken);
        }
        else
        {
            await events.WriteAsync("board", message.ResumeToken, mapper.Board(message.Snapshot), BoardJsonContext.Default.BoardJson, cancellationToken);
        }

        if (course is null || (_courseSent is { } sent && time.GetElapsedTime(sent) < SeriesPace.Interval) || _drawn == (state.StateId, state.AsOf))
        {
            return;
        }

        var answer = Course(course);
        (_courseSent, _drawn) = (time.GetTimestamp(), (answer.State.StateId, answer.State.AsOf));
        await events.WriteAsync("course", null, answer, BoardJsonContext.Default.SeriesJson, cancellationToken);
    }

    private SeriesJson Course(Wire.GetSeriesRequest request)
    {
        try
        {
            return courses.Of(_course, request, _selection!, _columns);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.OutOfRange && request.Step.Length > 0)
        {
            // Panes of so short a step are no longer kept this far back, and numbers do not end for that: the shortest that is left is drawn.
            request.Step = "";
            _course = SharedCourses.KeyOf(request, columns);
            return courses.Of(_course, request, _selection!, _columns);
        }
    }
}
