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
/// <param name="queries">Answers.</param>
/// <param name="mapper">Makes JSON of answers.</param>
/// <param name="events">The reader.</param>
/// <param name="course">What small charts draw; <see langword="null"/> for nothing.</param>
/// <param name="columns">The columns of that, as <c>key.statistic</c>.</param>
/// <param name="time">Paces the courses.</param>
internal sealed class BoardStream(
    KpiQueries queries, JsonMapper mapper, EventWriter events, Wire.GetSeriesRequest? course, IEnumerable<string> columns, TimeProvider time)
    : IServerStreamWriter<Wire.WatchKpisResponse>
{
    private readonly FrozenSet<string> _columns = columns.ToFrozenSet(StringComparer.Ordinal);
    private readonly Selection? _selection = course is null ? null : queries.Select(course);
    private long? _courseSent;

    /// <inheritdoc/>
    public WriteOptions? WriteOptions { get; set; }

    /// <inheritdoc/>
    public Task WriteAsync(Wire.WatchKpisResponse message) => WriteAsync(message, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteAsync(Wire.WatchKpisResponse message, CancellationToken cancellationToken)
    {
        if (message.RepeatedState)
        {
            await events.WriteAsync("beat", null, mapper.State(message.Snapshot.State), BoardJsonContext.Default.StateJson, cancellationToken);
            return;
        }

        await events.WriteAsync("board", message.ResumeToken, mapper.Board(message.Snapshot), BoardJsonContext.Default.BoardJson, cancellationToken);
        if (course is null || (_courseSent is { } sent && time.GetElapsedTime(sent) < SeriesPace.Interval))
        {
            return;
        }

        var answer = mapper.Series(queries.Answer(course, _selection!, queries.Snapshot), _columns);
        _courseSent = time.GetTimestamp();
        await events.WriteAsync("course", null, answer, BoardJsonContext.Default.SeriesJson, cancellationToken);
    }
}
